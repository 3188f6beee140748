/** A goal's own words in what leaves a case: nowhere but where they are ticked. */
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { period2014 } from '#aggregate'
import { caseBundle } from '#exchange'
import { goalProgress } from '#instruments'
import { caseFiles } from '../../src/case-file/case-file.ts'
import { researchFiles } from '../../src/exports/research/package.ts'
import { goalsForRecord } from '../../src/goals/record-text.ts'
import { swedish } from '../../src/words/index.tsx'
import { someRecords } from './examples.ts'

const planted = 'PLANTED-FARMOR-I-LUND'
const records = someRecords(3).map((record) =>
  record.body.kind === 'goal'
    ? { ...record, body: { ...record.body, wordings: record.body.wordings.map((one) => ({ ...one, text: planted })) } }
    : record,
)
const files = [...caseFiles(records).values()]
const research = (goalWords: boolean) =>
  researchFiles({ files, period: period2014, ownCodes: true, goalWords }, swedish, '2026-11-21')
const holding = (made: Record<string, string | Uint8Array>) =>
  Object.keys(made).filter((name) => Buffer.from(made[name] ?? '').includes(planted))

it('is planted in many cases', () => {
  expect(files.filter(({ goals }) => goals.length > 0).length).toBeGreaterThan(10)
})

it('is in the research file only where it is ticked, and then in one column', () => {
  expect(holding(research(false))).toEqual([])
  expect(holding(research(true))).toEqual(['goals.csv'])
})

it('is in the text for the record only where it is ticked', () => {
  for (const { goals } of files) {
    expect(goalsForRecord(goals, false, swedish)).not.toContain(planted)
    if (goals.length > 0) expect(goalsForRecord(goals, true, swedish)).toContain(planted)
  }
})

it('the research file has each goal’s progress and each of its ratings, counted from the contact', () => {
  const rows = (name: string): Record<string, string>[] => parse(String(research(false)[name]), { columns: true })
  const goals = files.toSorted((a, b) => (a.id < b.id ? -1 : 1)).flatMap((file) => file.goals)
  expect(rows('goals.csv').map(({ progress }) => progress)).toEqual(
    goals.map((goal) => String(goalProgress(goal)?.change ?? '')),
  )
  expect(rows('goal_ratings.csv')).toHaveLength(goals.flatMap(({ ratings }) => ratings).length)
  expect(Object.keys(rows('goals.csv')[0] ?? {})).not.toContain('goal_words')
})

it('is never in FHIR', () => {
  for (const file of files) {
    const measurements = file.measurements.map(({ id, body }) => ({ ...body, id }))
    expect(
      JSON.stringify(
        caseBundle({ ...file, measurements }, { newId: () => crypto.randomUUID(), made: '2026-11-21T10:00:00.000Z' }),
      ),
    ).not.toContain(planted)
  }
})
