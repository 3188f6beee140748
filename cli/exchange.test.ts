import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { caseBundle } from '#exchange'
import { checkPack, itemIds, trainingPack } from '#instruments'
import { mattstock, table } from '../test/cli/run.ts'
import { goodTable } from '../test/exchange/bad-csv.ts'
import { formCalled, invented } from '../test/exchange/cases.ts'
import { grouped } from '../test/exchange/foreign.ts'
import { fhirFaults } from '../test/exchange/valid.ts'

const json = (value: unknown) => JSON.stringify(value)
const rights = ['--form', 'core-10', '--period', 'De senaste sju dagarna', '--granted-to', 'Enheten Måsen']

describe('wording', () => {
  it('from-fhir gives a pack that check lets in, and to-fhir gives the Questionnaire back', () => {
    const made = mattstock(['wording', 'from-fhir', ...rights], json(grouped()))
    expect([made.status, made.err]).toEqual([0, ''])
    const { sha256, ...pack } = JSON.parse(made.out) as Record<string, unknown>
    expect(checkPack(pack).ok).toBe(true)
    const checked = mattstock(['wording', 'check'], made.out)
    expect(checked).toEqual({
      status: 0,
      err: '',
      out: `wording of core-10, sv, version 2.1: 10 items, licence no end\nsha256 ${sha256}\n`,
    })
    const back = mattstock(['wording', 'to-fhir', '-'], made.out)
    expect(fhirFaults(JSON.parse(back.out))).toEqual([])
    expect(JSON.parse(mattstock(['wording', 'from-fhir'], back.out).out)).toEqual({ sha256, ...pack })
  })

  it('from-fhir says which options are needed where the file does not say', () => {
    expect(mattstock(['wording', 'from-fhir'], json(grouped()))).toEqual({
      status: 2,
      out: '',
      err: 'mattstock: the file does not say all that a wording needs: give --form --period --granted-to.\n',
    })
  })

  it('from-fhir and check name each fault with its place, and write nothing', async () => {
    expect(mattstock(['wording', 'from-fhir', '--form', 'core-om'], json(grouped()))).toEqual({
      status: 1,
      out: '',
      err: '10 / 34: the file has another number of questions than the form\n',
    })
    const pack = await trainingPack('cgas', 'sv')
    expect(mattstock(['wording', 'check'], json({ ...pack, direction: 'up', items: [] }))).toMatchObject({
      status: 1,
      out: '',
      err: 'direction: bad direction\nitems.score: missing item\n',
    })
    expect(mattstock(['wording', 'check'], json({ ...pack, sha256: '0'.repeat(64) })).err).toBe(
      'sha256: the content was changed after the hash was made\n',
    )
    expect(mattstock(['wording', 'check'], '{').err).toBe('mattstock: the file is not JSON.\n')
    expect(mattstock(['wording', 'check'], new Uint8Array([0xff])).err).toBe('mattstock: the file is not UTF-8 text.\n')
  })
})

const bad = goodTable().replace(';4;0;', ';5;0;')

describe('import --dry-run', () => {
  it('says which lines would be imported, and what is wrong with the others', () => {
    const { out, err, status } = mattstock(['import', '--dry-run', '--form', 'core-10'], bad)
    expect([status, err]).toEqual([1, 'line 2: Fråga 5: this is outside the range, 0 to 4 ("5")\n'])
    expect(table(out)).toEqual([
      { line: '3', code: 'A1', date: '2024-06-10', born: '2006', sex: 'f', answered: '9' },
      { line: '4', code: 'B7', date: '2024-05-02', born: '2005', sex: 'm', answered: '10' },
    ])
  })

  it.each([
    [['import', '--form', 'core-10'], 'only the app can import, since only it holds the keys: add --dry-run'],
    [['import', '--dry-run'], 'say which form, with --form (see --list)'],
    [['import', '--dry-run', '--form', 'core-10', '--first', '2'], '--first is 0 or 1, not 2'],
    [
      ['import', '--dry-run', '--form', 'core-om'],
      `this is no table for core-om: ${[11, 12, 13, 14].map((n) => `i${n}: there is no column for this item`).join('; ')}`,
    ],
  ])('%j: nothing is read', (args, sentence) => {
    expect(mattstock(args, goodTable())).toEqual({ status: 2, out: '', err: `mattstock: ${sentence}.\n` })
  })

  it('refuses a workbook in one sentence', () => {
    expect(mattstock(['import', '--dry-run', '--form', 'cgas'], new Uint8Array([0x50, 0x4b, 3, 4])).err).toBe(
      'mattstock: this is a workbook: save it as CSV.\n',
    )
  })
})

it('fhir export writes a valid bundle with the scores of each good line, and names the others', () => {
  const { out, err, status } = mattstock(['fhir', 'export', '--form', 'core-10'], bad)
  expect([status, err]).toEqual([1, 'line 2: Fråga 5: this is outside the range, 0 to 4 ("5")\n'])
  const bundle = JSON.parse(out) as { entry: { resource: { resourceType: string } }[] }
  expect(fhirFaults(bundle)).toEqual([])
  const kinds = Object.groupBy(bundle.entry, ({ resource }) => resource.resourceType)
  expect([kinds.Patient?.length, kinds.QuestionnaireResponse?.length]).toEqual([2, 2])
  expect(kinds.Observation?.length).toBe(4)
})

it('fhir export reads a case that was exported, and gives its scores anew', () => {
  const given = { newId: () => crypto.randomUUID(), made: '2026-11-21T10:00:00Z' }
  const { bundle } = caseBundle(invented, given)
  const { out, err, status } = mattstock(['fhir', 'export'], json(bundle))
  expect([status, err]).toEqual([0, ''])
  const again = JSON.parse(out) as typeof bundle
  expect(fhirFaults(again)).toEqual([])
  // Ids are new each time; all that is told of the person, the answers and the scores is as it was.
  const told = (of: object) =>
    json(of)
      .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '')
      .replaceAll(/"((urn:x-mattstock:)?via|timestamp)[^}]*/g, '')
  expect(told(again).split('"valueQuantity"').slice(1)).toEqual(told(bundle).split('"valueQuantity"').slice(1))
  expect(told(again)).toContain('"birthDate":"2010"')
  expect(mattstock(['fhir', 'export'], '{"resourceType":"Patient"}')).toEqual({
    status: 1,
    out: '',
    err: 'Patient: this is another kind of FHIR resource\n',
  })
})

const dry = ['import', '--dry-run', '--form', 'core-10']
const seen = (path: string) => new Uint8Array(readFileSync(`test/fixtures/cases/${path}`))
const answersOf = (ran: { readonly out: string }) => table(ran.out).map(({ code, answered }) => `${code} ${answered}`)

describe('what could mean two ways is said with an option', () => {
  it('--column settles which of two series it is, by what their names begin with', () => {
    const file = seen('tables/before-and-after-side-by-side.csv')
    const asked = mattstock(dry, file)
    expect([asked.status, asked.out]).toEqual([2, ''])
    expect(asked.err).toContain('--column')
    const settled = mattstock([...dry, '--column', 'post*=-'], file)
    expect([settled.status, answersOf(settled)[0]]).toEqual([0, 'P1 10'])
    expect(settled.err).toContain('post1: not read')
  })

  it('--column names an item, a code or a day, and refuses what is none of them', () => {
    const file = goodTable().replace('Fråga 3', 'Tredje').replace('Kod', 'Löpnummer').replace('Datum', 'När')
    const named = ['--column', 'Tredje=i3', '--column', 'Löpnummer=code', '--column', 'När=date']
    expect(answersOf(mattstock([...dry, ...named], file))).toEqual(['A1 10', 'A1 9', 'B7 10'])
    for (const [column, said] of [
      [
        'Tredje=i11',
        '--column is NAME=MEANING, where the meaning is an item, code, date, occasion, born, age, sex or -',
      ],
      ['Fjärde=i4', 'there is no column Fjärde'],
    ] as const)
      expect(mattstock([...dry, '--column', column], file)).toEqual({
        status: 2,
        out: '',
        err: `mattstock: ${said}.\n`,
      })
  })

  it('--column takes the supplement in by number', () => {
    const sdq = ['import', '--dry-run', '--form', 'sdq-p4-17']
    const file = seen('tables/the-supplement-by-number.csv')
    const left = mattstock(sdq, file)
    expect([left.status, answersOf(left)[0]]).toEqual([0, 'S1 25'])
    for (let n = 26; n <= 33; n += 1) expect(left.err).toContain(`sdq${n}`)
    const items = itemIds(formCalled('sdq-p4-17')).slice(25)
    const settled = items.flatMap((item, at) => ['--column', `sdq${at + 26}=${item}`])
    const taken = mattstock([...sdq, ...settled, '--first', '0'], file)
    expect(taken.err).not.toContain('note:')
    expect(table(taken.out)[0]?.answered).not.toBe('25')
  })

  it('--first says how the first choice is written', () => {
    const file = seen('tables/counted-from-1.csv')
    expect(mattstock(dry, file).err).toBe(
      'mattstock: no answer is 0: say with --first how the first choice is written, 0 or 1.\n',
    )
    const scored = (first: string) => mattstock(['fhir', 'export', '--form', 'core-10', '--first', first], file).out
    // K0 writes 3 for its first item: the fourth choice from 0, the third from 1.
    const firstAnswer = (out: string) => /"code": ?"(\d)"/.exec(out)?.[1]
    expect([firstAnswer(scored('0')), firstAnswer(scored('1'))]).toEqual(['3', '2'])
  })

  it('--nines and --accept let in what was asked about', () => {
    const nines = seen('tables/cgas-99-for-missing.csv')
    const cgas = ['import', '--dry-run', '--form', 'cgas']
    expect(mattstock(cgas, nines).err).toContain('say --nines answer or blank')
    expect(answersOf(mattstock([...cgas, '--nines', 'answer'], nines))).toHaveLength(4)
    expect(answersOf(mattstock([...cgas, '--nines', 'blank'], nines))).toHaveLength(2)
    const noughts = seen('tables/codes-that-lost-their-noughts.csv')
    expect(answersOf(mattstock(dry, noughts))).toEqual([])
    expect(answersOf(mattstock([...dry, '--accept', 'similar-code'], noughts))).toHaveLength(2)
    const ages = seen('tables/ages-that-the-form-is-not-for.csv')
    const sdq = ['import', '--dry-run', '--form', 'sdq-s11-17']
    expect(answersOf(mattstock(sdq, ages))).toEqual([])
    expect(answersOf(mattstock([...sdq, '--accept', 'age-outside-form'], ages))).toHaveLength(2)
  })

  it('--informant says who answered, where no file does', () => {
    const file = seen('responses/nobody-says-who-answered.json')
    expect(mattstock(['fhir', 'export'], file).err).toBe(
      'mattstock: the file does not say who answered: give --informant, self, parent, teacher, clinician.\n',
    )
    const told = mattstock(['fhir', 'export', '--informant', 'self'], file)
    expect([told.status, JSON.parse(told.out).resourceType]).toEqual([0, 'Bundle'])
    expect(mattstock(['fhir', 'export', '--informant', 'parent'], file).err).toContain('parent')
    expect(mattstock(['fhir', 'export', '--informant', 'mother'], file).err).toBe(
      'mattstock: --informant is self, parent, teacher, clinician, not mother.\n',
    )
  })

  it('--choices turned takes a file whose lists are all backwards, and gives them in the form’s order', () => {
    const file = seen('questionnaires/backwards-code.json')
    const asked = mattstock(['wording', 'from-fhir', ...rights], file)
    expect([asked.status, asked.out]).toEqual([1, ''])
    const turned = mattstock(['wording', 'from-fhir', ...rights, '--choices', 'turned'], file)
    expect(turned.status).toBe(0)
    expect(Object.values(JSON.parse(turned.out).options as Record<string, string[]>)).toEqual([
      ['Aldrig', 'Sällan', 'Ibland', 'Ofta', 'Jämt'],
    ])
    expect(mattstock(['wording', 'from-fhir', ...rights, '--choices', 'up'], file).err).toBe(
      'mattstock: --choices is turned, not up.\n',
    )
  })
})
