import { describe, expect, it } from 'vitest'
import { checkPack, formById, forms, trainingPack, type WordingPack } from '#instruments'
import { badQuestionnaires } from '../../test/exchange/bad-fhir.ts'
import { grouped, missingRights, weighted } from '../../test/exchange/foreign.ts'
import { readQuestionnaire, type Supplement } from './questionnaire.ts'
import { writeQuestionnaire } from './write-questionnaire.ts'

const read = (file: unknown, form: string, more: Supplement = {}) =>
  readQuestionnaire(JSON.stringify(file), { form, ...missingRights, ...more })

function pack(got: ReturnType<typeof readQuestionnaire>): WordingPack {
  if (got.is !== 'pack') throw new Error(JSON.stringify(got))
  return got.pack
}

describe('a foreign questionnaire', () => {
  it('in groups, with a value set, is matched by its order', () => {
    const got = read(grouped(), 'core-10')
    expect(got).toMatchObject({ is: 'pack', matched: 'order' })
    const { items, options, ...rest } = pack(got)
    expect(items.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, i) => `i${i + 1}`))
    expect(items[6]).toEqual({
      id: 'i7',
      text: 'Egen mening nummer 7: så här har det varit på morgonen.',
      options: 'hur-ofta',
    })
    expect(options).toEqual({ 'hur-ofta': ['Aldrig', 'Någon gång', 'Ibland', 'Ofta', 'Jämt'] })
    expect(rest).toEqual({
      format: 'mattstock-wording-1',
      form: 'core-10',
      version: '2.1',
      language: 'sv',
      direction: 'ltr',
      training: false,
      title: 'Veckan i tio frågor',
      instruction: 'Tänk på veckan som gått. Det finns inga rätta svar.\nHemma och borta',
      period: 'De senaste sju dagarna',
      copyright: '© Exempelregionen. Får användas i vården.',
      licence: {
        text: '© Exempelregionen. Får användas i vården.',
        grantedBy: 'Exempelregionens formulärbank',
        grantedTo: 'Enheten Måsen',
        validUntil: null,
      },
      source: 'https://example.org/fhir/Questionnaire/vecka-10',
    })
  })

  it('with options that are worth something is matched by its numbers, and a computed total is no question', () => {
    const got = read(weighted(), 'yp-core')
    expect(got).toMatchObject({ is: 'pack', matched: 'number' })
    const { options, items, licence, version } = pack(got)
    expect(options).toEqual({ 'choices-1': ['Inte alls', 'Då och då', 'Ibland', 'Ofta', 'Hela tiden'] })
    expect(items[9]?.text).toBe('Min egen mening nummer 10: jag såg vilken färg himlen hade.')
    expect(licence.validUntil).toBe('2029-12-31')
    expect(version).toBe('2025-11-03')
  })

  it('whose weights count places is read as well, from 0 and from 1', () => {
    for (const from of [0, 1]) {
      const file = weighted()
      for (const item of file.item.slice(1, 11))
        for (const [at, option] of (item.answerOption as { extension: { valueDecimal: number }[] }[]).entries())
          for (const extension of option.extension) extension.valueDecimal = at + from
      expect(read(file, 'yp-core').is).toBe('pack')
    }
  })

  it('numbered in another order than it stands is put in the order of the form', () => {
    const file = weighted()
    const [intro, ...rest] = file.item
    const turned = { ...file, item: [intro, ...rest.toReversed()] }
    expect(pack(read(turned, 'yp-core')).items).toEqual(pack(read(file, 'yp-core')).items)
  })

  it('that lacks a part is not refused: the part is asked for', () => {
    const { language: _, ...file } = grouped()
    const got = readQuestionnaire(JSON.stringify(file))
    expect(got).toMatchObject({ is: 'asks', asks: ['form', 'language', 'period', 'grantedTo'] })
    expect(got.is === 'asks' && got.found.title).toBe('Veckan i tio frågor')
    expect(readQuestionnaire(JSON.stringify(file), { form: 'core-10', language: 'sv', ...missingRights }).is).toBe(
      'pack',
    )
  })

  it('keeps every code point of every sentence', () => {
    const file = grouped()
    const said = 'e\u0301 \u00E9 عربي 𝒜'
    const group = file.item[1] as { item: Record<string, unknown>[] }
    group.item[0] = { ...group.item[0], text: said }
    expect([...(pack(read(file, 'core-10')).items[0]?.text ?? '')]).toEqual([...said])
  })
})

it.each(badQuestionnaires.map((file) => [file.name, file] as const))('refuses %s, and says why', (_, file) => {
  const got = readQuestionnaire(file.text, { form: file.form, ...missingRights })
  expect(got.is).toBe('refused')
  const reasons = got.is === 'refused' ? got.faults.map(({ reason }) => reason) : []
  // A wrong number of questions is followed by those that were left out, or that are no question of the form.
  if (reasons[0] === 'wrong-count') expect(file.reason).toBe('wrong-count')
  else expect([...new Set(reasons)]).toEqual([file.reason])
})

it('refuses a form that nobody knows, and one that the file was not made for', () => {
  expect(read(grouped(), 'core-11')).toEqual({ is: 'refused', faults: [{ at: 'core-11', reason: 'unknown-form' }] })
  expect(read(grouped(), 'core-om')).toEqual({ is: 'refused', faults: [{ at: '10 / 34', reason: 'wrong-count' }] })
})

describe('a pack written as a Questionnaire and read again', () => {
  it.each(forms.flatMap(({ id }) => (['sv', 'en', 'ar'] as const).map((language) => [id, language] as const)))(
    'is the same pack: %s, %s',
    async (id, language) => {
      const made = await trainingPack(id, language)
      if (!made) return expect(formById(id)).toBeNull()
      const again = readQuestionnaire(JSON.stringify(writeQuestionnaire(made)))
      expect(again).toEqual({ is: 'pack', pack: made, matched: 'code', notes: [] })
    },
  )

  it('keeps an odd name of a list, an end of licence, and a direction that its language does not have', async () => {
    const made = await trainingPack('cgas', 'en')
    const core = await trainingPack('core-10', 'en')
    if (!made || !core) throw new Error('no practice wording')
    const list = Object.values(core.options)[0] ?? []
    const odd: WordingPack = {
      ...core,
      direction: 'rtl',
      training: false,
      options: { 'hur ofta': list },
      items: core.items.map((item) => ({ ...item, options: 'hur ofta' })),
      licence: { ...core.licence, validUntil: '2030-06-30' },
    }
    expect(checkPack(odd).ok).toBe(true)
    expect(pack(readQuestionnaire(JSON.stringify(writeQuestionnaire(odd))))).toEqual(odd)
    expect(pack(readQuestionnaire(JSON.stringify(writeQuestionnaire(made))))).toEqual(made)
  })
})
