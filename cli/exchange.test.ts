import { describe, expect, it } from 'vitest'
import { caseBundle } from '#exchange'
import { checkPack, trainingPack } from '#instruments'
import { mattstock, table } from '../test/cli/run.ts'
import { goodTable } from '../test/exchange/bad-csv.ts'
import { invented } from '../test/exchange/cases.ts'
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
      .replaceAll(/"(via|timestamp)[^}]*/g, '')
  expect(told(again).split('"valueQuantity"').slice(1)).toEqual(told(bundle).split('"valueQuantity"').slice(1))
  expect(told(again)).toContain('"birthDate":"2010"')
  expect(mattstock(['fhir', 'export'], '{"resourceType":"Patient"}')).toEqual({
    status: 1,
    out: '',
    err: 'Patient: this is another kind of FHIR resource\n',
  })
})
