import { describe, expect, it } from 'vitest'
import { checkPack, type Form, formById, forms, itemIds, trainingPack } from '#instruments'
import two from '../../../test/fixtures/formats/mattstock-wording-2.json' with { type: 'json' }
import { plainPack } from '../../answering/testing-pack.ts'
import { hashOf } from '../../catalogue/packs.ts'
import { draftFrom, emptyDraft, type PackDraft, packOf, shownPack, written } from './draft.ts'

const form = (id: string) => formById(id) as Form
const again = (draft: PackDraft | null) => JSON.parse(JSON.stringify(packOf(draft as PackDraft)))

describe('a pack that is opened and saved again', () => {
  it('is the same content to the last code point, hash included', async () => {
    const { sha256, ...content } = two
    expect(again(draftFrom(two))).toEqual(content)
    expect(await hashOf(again(draftFrom(two)))).toBe(sha256)
  })
  it.each(forms.map(({ id }) => [id]))('keeps every part of %s', async (id) => {
    const own = await trainingPack(id, 'ar')
    expect(again(draftFrom(own))).toEqual(own)
  })
})

describe('a new text', () => {
  it('has a place for each sentence and each choice that the form needs, and nothing in any', async () => {
    const draft = emptyDraft(form('sdq-s11-17'), await trainingPack('sdq-s11-17', 'sv'))
    expect(Object.keys(draft.items)).toEqual(itemIds(form('sdq-s11-17')))
    expect(Object.values(draft.options).map(({ length }) => length)).toEqual([3, 4, 4, 4])
    expect(written(draft)).toEqual({ done: 0, of: 33 + 3 + 4 + 4 + 4 })
  })
  it('is refused part by part until all is written, and then taken', () => {
    const empty = emptyDraft(form('core-10'), null)
    const whole = draftFrom(plainPack('core-10', { training: false })) as PackDraft
    expect(checkPack(packOf(empty)).ok).toBe(false)
    expect(checkPack(packOf({ ...whole, items: { ...whole.items, i4: ' ' } }))).toEqual({
      ok: false,
      faults: [{ at: 'items.i4.text', reason: 'empty' }],
    })
    expect(checkPack(packOf(whole)).ok).toBe(true)
  })
  it('takes its direction from its language', () => {
    const draft = emptyDraft(form('core-10'), null)
    const direction = (language: string) => (packOf({ ...draft, language }) as { direction: string }).direction
    expect(['sv', 'ar ', 'fa', 'so'].map(direction)).toEqual(['ltr', 'rtl', 'rtl', 'ltr'])
  })
  it('loses space at the ends, which nobody would see, and nothing within', () => {
    const draft = draftFrom(plainPack('core-10')) as PackDraft
    const pack = packOf({ ...draft, items: { ...draft.items, i1: ' a\u0308  b\u00a0c\n' } }) as {
      items: { text: string }[]
    }
    expect(pack.items[0]?.text).toBe('a\u0308  b\u00a0c')
  })
  it('is drawn with dots where nothing is written yet', () => {
    const shown = shownPack(emptyDraft(form('core-10'), null))
    expect(shown.items[0]?.text).toBe('…')
    expect(new Set(Object.values(shown.options)[0]).size).toBe(5)
  })
})

describe('what is opened', () => {
  it.each([
    ['nothing', null],
    ['a list', []],
    ['a form that is not there', { form: 'gone' }],
    ['a text', 'core-10'],
  ])('is no draft where it is %s', (_, value) => {
    expect(draftFrom(value)).toBeNull()
  })
  it('is read as far as it goes where half of it is wrong', () => {
    const draft = draftFrom({
      form: 'core-10',
      title: 7,
      items: [{ id: 'i2', text: 'Mening' }, null, 'x'],
      options: { i2: 'x' },
    })
    expect(draft).toMatchObject({ title: '', items: { i1: '', i2: 'Mening' }, options: { i2: ['', '', '', '', ''] } })
  })
})
