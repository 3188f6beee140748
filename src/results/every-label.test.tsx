/** What the screen says of random histories, against what the command line says of the same answers. */
// biome-ignore lint/style/noRestrictedImports: the command line is run as a process of its own, as a researcher runs it
import { spawnSync } from 'node:child_process'
import { render } from '@testing-library/react'
import { beforeAll, expect, it } from 'vitest'
import { agesOf, type ChangeLabel, decimalsOf, type Form, forms, itemIds, normSetsOf, rowsOf } from '#instruments'
import { type CaseFile, caseFiles } from '../case-file/case-file.ts'
import { type Chance, chance as seeded } from '../practice/chance.ts'
import { inventAnswers } from '../practice/invent-answers.ts'
import { type Kept, VaultProvider } from '../vault/index.ts'
import { swedish } from '../words/index.tsx'
import { figures } from './figures.ts'
import { type Changed, changesOf, interpretationOf, verdictOf } from './interpretation/index.ts'
import { type Measurement, measurementsOf } from './measurement.ts'
import { namesIn } from './names.ts'
import { recordEntryOf } from './record-text/record-entry.ts'
import { lengths, recordText } from './record-text/text.ts'
import { ScaleList } from './scale-list.tsx'
import { answersTo, caseBody, kept, vaultInMemory } from './testing.ts'

/** More of them: HISTORIES=500 npx vitest run --project app src/results/every-label.test.tsx */
const histories = Number(process.env.HISTORIES ?? 100)
const measured = forms.filter((form) => form.instrument !== 'ordinary-week')

interface History {
  readonly file: CaseFile
  readonly measurements: readonly Measurement[]
  readonly changes: readonly Changed[]
}

/** One to three forms of one or two kinds, of somebody whom the first fits. */
function history(at: number, chance: Chance): History {
  const first = chance.pick(measured)
  const age = chance.whole(first.ages.from, Math.min(first.ages.to, 22))
  const chosen = [first, ...(chance.yes(0.8) ? [first] : []), ...(chance.yes(0.3) ? [chance.pick(measured)] : [])]
  const bodies = chosen.map((form, i) => {
    const answers = { ...inventAnswers(form, chance.whole(5, 90) / 100, chance) }
    if (chance.yes(0.25)) for (const id of itemIds(form)) if (chance.yes(0.1)) answers[id] = null
    return answersTo(form.id, answers, { day: `2026-0${i + 2}-10` })
  })
  const id = `case-${at}`
  const sex = chance.pick(['f', 'm', 'x'] as const)
  const records = kept([[id, caseBody(2026 - age, sex, 1)], ...bodies.map((body) => [id, body] as const)])
  return { ...read(id, records), changes: changes(id, records) }
}

function read(id: string, records: readonly Kept[]) {
  const file = caseFiles(records).get(id)
  const interpretation = interpretationOf(records)
  if (!file || !interpretation) throw new Error('no case')
  return { file, measurements: measurementsOf(file, interpretation.placedIn) }
}

function changes(id: string, records: readonly Kept[]): readonly Changed[] {
  const { measurements } = read(id, records)
  const interpretation = interpretationOf(records)
  return interpretation ? changesOf(interpretation.norms, measurements) : []
}

type Line = Readonly<Record<string, unknown>>

/** Runs the command line on a table and gives its lines by id. */
function commandLine(args: readonly string[], header: readonly string[], rows: readonly (readonly unknown[])[]) {
  const table = [header, ...rows].map((row) => row.map((cell) => cell ?? '').join(',')).join('\n')
  const ran = spawnSync(process.execPath, ['cli/main.ts', ...args], { input: table, encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(ran.stderr)
  const [names = [], ...lines] = ran.stdout
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))
  return new Map(lines.map((cells) => [cells[0], Object.fromEntries(names.map((name, i) => [name, cells[i]]))]))
}

const all = Array.from({ length: histories }, (_, at) => history(at, seeded(at + 1)))

let scored: ReadonlyMap<string | undefined, Line>

beforeAll(() => {
  const byForm = Map.groupBy(
    all.flatMap(({ file, measurements }) => measurements.map((one) => ({ file, one }))),
    ({ one }) => one.form,
  )
  scored = new Map([...byForm].flatMap(([form, own]) => [...scoredByCommand(form, own)]))
}, 120_000)

function scoredByCommand(form: Form, own: readonly { file: CaseFile; one: Measurement }[]) {
  const items = itemIds(form)
  const rows = own.map(({ file, one }) => {
    const answers = one.record.body.answers
    return [keyOf(file, one), one.person.age, file.sex, ...items.map((item) => answers[item])]
  })
  return commandLine(['score', '--form', form.id], ['id', 'age', 'sex', ...items], rows)
}

const keyOf = (file: CaseFile, one: Measurement) => `${file.id}/${one.record.id}`

it('shows the command line’s values and bands for every scale of every form', { timeout: 120_000 }, () => {
  const names = namesIn(swedish)
  let labels = 0
  for (const { file, measurements } of all) {
    const records = kept([[file.id, caseBody(file.born, file.sex)]])
    for (const one of measurements) {
      const line = scored.get(keyOf(file, one)) ?? {}
      const { container, unmount } = render(
        <VaultProvider vault={vaultInMemory(records)}>
          <ScaleList measurement={one} />
        </VaultProvider>,
      )
      const shown = [...container.querySelectorAll('.scale')]
      for (const [i, scale] of rowsOf(one.form).entries()) {
        const row = shown[i]
        const value = line[scale]
        if (value === '') {
          expect(row?.textContent).toContain('Inget värde')
          continue
        }
        expect(row?.querySelector('.scale__value strong')?.textContent).toBe(
          figures('sv').decimal(Number(value), decimalsOf(one.form, scale)),
        )
        const expected = bandsOf(line[`${scale}_band`]).map((band) => names.band(band, one.form))
        const said = [...(row?.querySelectorAll('.placed strong') ?? [])].map((band) => band.textContent ?? '')
        expect(said.toSorted(), `${one.form.id} ${scale} ${file.id}`).toEqual(expected.toSorted())
        labels += said.length
      }
      unmount()
    }
  }
  expect(labels).toBeGreaterThan(4 * histories)
})

/** `GB: name | NO f: name`, `name`, or nothing: the names. */
function bandsOf(cell: unknown): readonly string[] {
  if (typeof cell !== 'string' || cell === '') return []
  return cell.split(' | ').map((part) => part.slice(part.lastIndexOf(': ') + 1).trim())
}

const computed = ({ labels }: { readonly labels: readonly ChangeLabel[] }) =>
  labels.flatMap((label) => (label.rule.by === 'computed' ? [{ label, rule: label.rule }] : []))

it('says of every change by computed figures what the command line says', { timeout: 120_000 }, () => {
  const found = all.flatMap(({ changes }, at) =>
    changes.flatMap(({ found, first }, i) =>
      found.comparable
        ? computed(found).map(({ label, rule }, j) => ({
            key: `${at}-${i}-${j}`,
            found,
            form: first.form,
            label,
            rule,
          }))
        : [],
    ),
  )
  const lines = commandLine(
    ['change'],
    ['id', 'first', 'last', 'sd', 'reliability', 'confidence', 'cut-off', 'direction'],
    found.map(({ key, found: { first: from, last: to, scale }, form, label, rule }) => {
      const higher = form.scales[scale]?.higherIs === 'better' ? 'higher' : 'lower'
      return [key, from.value, to.value, rule.sd, rule.reliability, rule.confidence, label.cutOff?.value, higher]
    }),
  )
  for (const { key, label } of found)
    expect([label.reliable, label.category], key).toEqual([lines.get(key)?.reliable, lines.get(key)?.category])
  expect(found.length).toBeGreaterThan(histories / 5)
})

it('counts a published figure as its rule says, on the command line’s own scores', () => {
  let seen = 0
  for (const { file, changes } of all)
    for (const { found, first, last, scale } of changes) {
      if (!found.comparable) continue
      const [from, to] = [first, last].map((one) => Number(scored.get(keyOf(file, one))?.[scale]))
      const moved = Math.round(((to as number) - (from as number)) * 1e9) / 1e9
      const worse = first.form.scales[scale]?.higherIs === 'worse'
      for (const { rule, edge, reliable } of found.labels) {
        if (rule.by !== 'published') continue
        const counts = edge === 'reach' ? Math.abs(moved) >= rule.points : Math.abs(moved) > rule.points
        expect(reliable).toBe(counts ? (moved > 0 === worse ? 'deteriorated' : 'improved') : 'unchanged')
        seen++
      }
    }
  expect(seen).toBeGreaterThan(histories / 10)
})

it('gives one verdict only where every label agrees, at every age that is possible', () => {
  for (const { changes } of all)
    for (const { found } of changes) {
      if (!found.comparable) continue
      const kinds = new Set(found.labels.map(({ reliable }) => reliable))
      const ages = new Set(found.labels.map(({ age }) => age).filter((age) => age !== null))
      expect(verdictOf(found) === null).toBe(kinds.size !== 1 || ages.size === 1)
    }
})

/** The same histories where the year of birth alone is known, so that two ages are possible. */
const byYear = all.map(({ file }, at) => {
  const records = kept([
    [file.id, caseBody(file.born, file.sex)] as const,
    ...file.measurements.map(({ body }) => [file.id, body] as const),
  ])
  const interpretation = interpretationOf(records)
  return { at, interpretation, ...read(file.id, records) }
})

const nearer = ['SE', 'NO', 'DK', 'NL']

/** By the tables alone: does a nearer population's row hold for the person at every age that they may have? */
const nearerHolds = ({ form, person }: Measurement, scale: string): boolean =>
  agesOf(person.age).every((age) =>
    normSetsOf(form)
      .filter(({ country }) => nearer.includes(country ?? ''))
      .flatMap(({ limits }) => limits)
      .some(
        (row) =>
          row.scale === scale &&
          row.informant === form.informant &&
          (row.sex === undefined || person.sex === 'x' || row.sex === person.sex) &&
          (!row.ages || (age !== null && row.ages.from <= age && age <= row.ages.to)),
      ),
  )

it('says no ordinary value under a British limit without what such limits miss, in any length', () => {
  let alone = 0
  for (const { file, interpretation, measurements } of byYear)
    for (const one of measurements) {
      const entry = recordEntryOf({ file, interpretation, measurements }, one)
      const under = rowsOf(one.form).filter((scale) => {
        const score = one.result.scales[scale]
        if (score?.kind !== 'scored') return false
        const british = score.placements.filter(({ norms }) => norms.country === 'GB')
        return british.some(({ clinical }) => clinical !== true) && !nearerHolds(one, scale)
      })
      for (const length of lengths) {
        const said = recordText(entry, length, swedish)
        const told = under.filter((scale) => said.includes(`${namesIn(swedish).scale(scale, one.form)} `))
        if (told.length === 0) continue
        expect(said).toMatch(/Brittiska gränser missar|Gränsen är brittisk/)
        alone++
      }
    }
  expect(alone).toBeGreaterThan(histories)
})

it('calls no scale high where high is good, and places nobody outside a table’s ages', () => {
  let placed = 0
  for (const { measurements } of byYear)
    for (const { form, person, result } of measurements)
      for (const [scale, score] of Object.entries(result.scales)) {
        if (score.kind !== 'scored') continue
        for (const { norms, band, ages } of score.placements) {
          if (score.higherIs === 'better') {
            expect(['high', 'very high', 'slightly raised']).not.toContain(band.name)
            expect(namesIn(swedish).band(band.name, norms)).not.toMatch(/hög|förhöj|gränsvärdet/)
          }
          const rows = normSetsOf(form)
            .find(({ id }) => id === norms.id)
            ?.limits.filter((row) => row.scale === scale)
          const holds = (age: number | null) =>
            rows?.some((row) => !row.ages || (age !== null && row.ages.from <= age && age <= row.ages.to))
          expect(agesOf(person.age).some(holds)).toBe(true)
          if (ages)
            expect(agesOf(person.age).some((age) => age !== null && ages.from <= age && age <= ages.to)).toBe(true)
          placed++
        }
      }
  expect(placed).toBeGreaterThan(4 * histories)
})
