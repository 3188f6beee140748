import { expect, it } from 'vitest'
import { LARGEST_WORDING_BYTES } from '#aggregate'
import { usualDirection } from '#exchange'
import { checkPack, type Form, formById, forms, itemIds, trainingPack, type WordingPack } from '#instruments'
import { plainPack } from '../answering/testing-pack.ts'
import { endedPacks, endingPacks, hashOf, holdsOn, packsFor, unitPacks } from '../catalogue/packs.ts'
import type { KeptOf } from '../vault/index.ts'
import { languageName } from '../words/language-name.ts'
import { linesOf, optionLists, type Pasted, packFrom, ranges } from './paste.ts'
import { readPack, readPackFile, readPackText } from './read-pack.ts'

const day = '2026-11-21'
const form = (id: string): Form => {
  const found = formById(id)
  if (!found) throw new Error(id)
  return found
}
const licensed = (change: Partial<WordingPack> = {}) => plainPack('core-10', { training: false, ...change })
const until = (validUntil: string | null) => ({ licence: { ...licensed().licence, validUntil } })

async function record(seq: number, pack: WordingPack): Promise<KeptOf<'loaded'>> {
  const body = { kind: 'loaded', what: 'wording', hash: await hashOf(pack), text: JSON.stringify(pack) } as const
  return { id: `record ${seq}`, lamport: seq, device: 'a', at: '', by: 'respondent', caseId: null, body }
}

const unitWith = (loaded: readonly KeptOf<'loaded'>[], practice = true) => ({ practice, of: () => loaded })

it('offers practice sentences in three languages where a practice unit has loaded nothing', async () => {
  const other = [await record(1, plainPack('core-om', { training: false }))]
  const packs = await packsFor(unitWith(other), { id: 'core-10' }, day)
  expect(packs.map(({ pack }) => [pack.language, pack.training])).toEqual([
    ['sv', true],
    ['en', true],
    ['ar', true],
  ])
})

it('offers a real unit no practice sentence of any form, nor one that came in a file', async () => {
  const brought = await record(1, plainPack('core-10', { training: true }))
  for (const { id } of forms) expect(await packsFor(unitWith([brought], false), { id }, day)).toEqual([])
  const real = [brought, await record(2, licensed())]
  expect((await packsFor(unitWith(real, false), { id: 'core-10' }, day)).map(({ pack }) => pack.training)).toEqual([
    false,
  ])
})

it('offers what the unit has loaded, newest first, and no practice sentence beside it in any language', async () => {
  const records = [await record(1, licensed({ version: '1' })), await record(2, licensed({ version: '2' }))]
  const packs = await packsFor(unitWith(records), { id: 'core-10' }, day)
  expect(packs.map(({ pack }) => [pack.version, pack.language, pack.training])).toEqual([
    ['2', 'sv', false],
    ['1', 'sv', false],
  ])
})

it('offers a wording through the last day of its licence and not the day after', () => {
  expect(holdsOn(licensed(until('2026-11-21')), day)).toBe(true)
  expect(holdsOn(licensed(until('2026-11-20')), day)).toBe(false)
  expect(holdsOn(licensed(until(null)), day)).toBe(true)
})

it('still reads old answers by a wording whose licence has ended', async () => {
  const records = [await record(1, licensed(until('2020-01-01')))]
  expect((await packsFor(unitWith(records), { id: 'core-10' }, day)).some(({ pack }) => !pack.training)).toBe(false)
  expect((await unitPacks(records, { id: 'core-10' }))[0]?.pack.licence.validUntil).toBe('2020-01-01')
})

it('lets no training wording slip in where the licence of a language has ended', async () => {
  const records = [await record(1, licensed(until('2020-01-01')))]
  expect(await packsFor(unitWith(records), { id: 'core-10' }, day)).toEqual([])
  expect(endedPacks(records, { id: 'core-10' }, day)).toHaveLength(1)
  const renewed = [...records, await record(2, licensed({ version: '2' }))]
  expect((await packsFor(unitWith(renewed), { id: 'core-10' }, day))[0]?.pack.version).toBe('2')
  expect(endedPacks(renewed, { id: 'core-10' }, day)).toEqual([])
})

it('offers the other languages that still hold when one has ended', async () => {
  const records = [await record(1, licensed(until('2020-01-01'))), await record(2, licensed({ language: 'en' }))]
  expect((await packsFor(unitWith(records), { id: 'core-10' }, day)).map(({ pack }) => pack.language)).toEqual(['en'])
})

it('warns of a licence from thirty days before its last day, unless another of the language lasts longer', async () => {
  const ending = async (...days: readonly (string | null)[]) =>
    endingPacks(await Promise.all(days.map((last, i) => record(i + 1, licensed(until(last))))), day).map(
      ({ pack }) => pack.licence.validUntil,
    )
  expect(await ending('2026-12-20')).toEqual(['2026-12-20'])
  expect(await ending('2026-12-21')).toEqual([])
  expect(await ending('2026-11-20')).toEqual(['2026-11-20'])
  expect(await ending('2026-11-20', '2026-12-01')).toEqual(['2026-12-01'])
  expect(await ending('2026-11-20', null)).toEqual([])
})

it('gives the same content the same hash however the file is laid out', async () => {
  const pack = licensed()
  const turned = Object.fromEntries(Object.entries(pack).reverse()) as unknown as WordingPack
  expect(await hashOf(turned)).toBe(await hashOf(pack))
  expect(await hashOf(licensed({ title: 'Ett annat' }))).not.toBe(await hashOf(pack))
})

it('reads a pack with its own hash, and refuses one whose content was changed after', async () => {
  const pack = licensed()
  const sha256 = await hashOf(pack)
  expect(await readPackText(JSON.stringify({ ...pack, sha256 }), [], day)).toMatchObject({ ok: true, hash: sha256 })
  expect(await readPackText(JSON.stringify({ ...pack, title: 'Ändrad', sha256 }), [], day)).toEqual({
    ok: false,
    faults: [{ reason: 'other-content', at: 'sha256' }],
  })
})

it.each([
  ['no JSON at all', '{', 'not-json'],
  ['an empty file', '', 'not-json'],
  ['a list', '[]', 'not-a-pack'],
  ['nothing', 'null', 'not-a-pack'],
  ['a licence that has ended', JSON.stringify(licensed(until('2026-11-20'))), 'expired'],
  ['markup', JSON.stringify(licensed({ title: '<b>Hej</b>' })), 'markup'],
  ['a prototype', '{"__proto__": {"training": false}}', 'unknown-format'],
])('refuses %s by name', async (_, text, reason) => {
  const read = await readPackText(text, [], day)
  expect(read.ok ? [] : read.faults.map((fault) => fault.reason)).toContain(reason)
})

it('refuses a file that is far too large without reading it', async () => {
  const file = new File([new Uint8Array(LARGEST_WORDING_BYTES + 1)], 'pack.json')
  expect(await readPackFile(file, [], day)).toMatchObject({ faults: [{ reason: 'too-large' }] })
})

it('refuses practice sentences that are not marked as practice, in whichever language they are said to be', async () => {
  const own = (await trainingPack('core-om', 'en')) as WordingPack
  const half = { ...own, items: own.items.map((item, i) => (i % 2 ? item : { ...item, text: `Sentence ${i}` })) }
  for (const pack of [own, half, { ...own, language: 'so' }])
    expect(await readPack({ ...pack, training: false }, [], day)).toMatchObject({
      faults: [{ reason: 'practice-as-licensed' }],
    })
  expect(await readPack(own, [], day)).toMatchObject({ ok: true })
})

it('refuses what is there already', async () => {
  const pack = licensed()
  const have = [{ pack, hash: await hashOf(pack), record: 'r' }]
  expect(await readPack(pack, have, day)).toMatchObject({ faults: [{ reason: 'already-there' }] })
})

const pasted = (form: Form, training: WordingPack | null): Pasted => ({
  language: 'sv',
  direction: 'ltr',
  version: '3',
  title: 'Ett formulär',
  instruction: 'Välj ett svar.',
  period: 'Nu',
  copyright: '© Någon',
  source: 'Ett papper',
  licence: 'Fri',
  grantedBy: 'Någon',
  grantedTo: 'Enheten',
  validUntil: '',
  sentences: itemIds(form)
    .map((_, i) => `Rad ${i + 1}`)
    .join('\r\n\r\n'),
  options: Object.fromEntries(
    optionLists(form, training).map(({ name, size }) => [
      name,
      Array.from({ length: size }, (_, i) => `Val ${i}`).join('\n'),
    ]),
  ),
})

it('makes a pack of pasted lines for every form', async () => {
  for (const id of ['sdq-s11-17', 'sdq-p4-17-followup', 'core-om', 'cgas', 'ordinary-week']) {
    const training = await trainingPack(id, 'sv')
    const checked = checkPack(packFrom(form(id), optionLists(form(id), training), pasted(form(id), training)))
    expect(checked).toMatchObject({ ok: true, pack: { form: id } })
  }
})

it('asks for the choices of SDQ once for each list that is printed', async () => {
  const lists = optionLists(form('sdq-s11-17'), await trainingPack('sdq-s11-17', 'sv'))
  expect(lists.map(({ numbers, size }) => [ranges(numbers), size])).toEqual([
    ['1–25', 3],
    ['26', 4],
    ['27', 4],
    ['28–33', 4],
  ])
})

it('names a line too few and a line too many, and puts neither right', async () => {
  const core = form('core-10')
  const lists = optionLists(core, await trainingPack('core-10', 'sv'))
  const whole = pasted(core, await trainingPack('core-10', 'sv'))
  const faults = (sentences: string) => {
    const checked = checkPack(packFrom(core, lists, { ...whole, sentences }))
    return checked.ok ? [] : checked.faults.map(({ at, reason }) => `${at} ${reason}`)
  }
  const lines = linesOf(whole.sentences)
  const [first, last] = [lines.slice(0, -1).join('\n'), itemIds(core).at(-1)]
  expect(faults(first)).toEqual([`items.${last} missing-item`])
  expect(faults(`${whole.sentences}\nEn till`)).toEqual(['items.line 11 extra-item'])
})

it('keeps each line as it was pasted, letter by letter', () => {
  const decomposed = 'Jag a\u0308r “jag” – 1. nej\u00a0tack'
  expect(linesOf(`\n  ${decomposed}  \n\n`)).toEqual([decomposed])
})

it('suggests a direction from the language and never from the text', () => {
  expect(['ar', 'fa', 'ckb', 'he', 'ar-SE'].map(usualDirection)).toEqual(Array(5).fill('rtl'))
  expect(['sv', 'so', 'ti', 'x', ''].map(usualDirection)).toEqual(Array(5).fill('ltr'))
})

it('names languages in the language of the reader, and leaves an unknown tag alone', () => {
  expect(languageName('ar', 'sv')).toBe('arabiska')
  expect(languageName('?', 'sv')).toBe('?')
})
