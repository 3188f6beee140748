import { describe, expect, it } from 'vitest'
import { type Batch, national } from '#aggregate'
import { releasedTables } from '../../src/exports/released/tables.ts'
import { inFull } from '../in-full.ts'
import { attack, everythingSent, type Heard, hasTwin, isolatedIn, provenCounts, provenIn } from './attacker.ts'

// Three hundred units in full; else a few of one share.
const [units, shares] = inFull ? [100, [0.005, 0.02, 0.05]] : [40, [0.02]]

describe.each(shares)('where a share of %d of the scales could not be scored', (blanks) => {
  const all = Array.from({ length: units }, (_, i) => everythingSent(1000 * blanks * 7 + i, blanks))

  it('finds no group below ten, no list of scores and no small count in what a unit ever sends', () => {
    expect(all.flatMap((heard, i) => attack(heard).map((found) => `unit ${i}: ${found}`))).toEqual([])
  })

  it('has something to attack: parts and totals, both times, second editions, changes, questionnaires, goals, who waited', () => {
    const batches = all.flat().map(({ release }) => release.batch)
    const tables = batches.flatMap(({ scores }) => Object.keys(scores))
    for (const table of [
      'sdq-self.total',
      'sdq-self.emotional',
      'sdq-self.prosocial',
      'core-om.clinical',
      'goals.progress',
    ])
      expect(tables).toContain(table)
    expect(batches.filter(({ edition }) => edition === 2).length).toBeGreaterThan(units / 2)
    const counted = new Set(batches.flatMap(({ counts }) => Object.keys(counts)))
    for (const table of ['core-om.change', 'waiting.start', 'interventions', 'after-the-visit.listened@last'])
      expect(counted).toContain(table)
    expect(batches.some(({ joined, size }) => joined !== null && size === 'enough')).toBe(true)
    expect(batches.some(({ correction }) => correction === 1)).toBe(true)
  })

  it('gets no number from what staff save of it but those that were sent', () => {
    for (const { release, period } of all.flat()) expect(savedBeside(release.batch, period)).toEqual([])
  })

  it('gets nothing out of the nation less its own but what others sent', () => {
    const period = all[0]?.[0]?.period
    if (!period) throw new Error('no period')
    const first = all.flatMap((heard) => heard[0]?.release.batch ?? []).filter((batch) => batch.size === 'enough')
    const { counts } = national({ period, edition: 1, batches: first, of: units })
    const [own, ...others] = first
    const sum = (cell: string) => others.reduce((all, { counts }) => all + (counts['sex.age']?.[cell] ?? 0), 0)
    for (const [cell, mine] of Object.entries(own?.counts['sex.age'] ?? {})) {
      const figure = counts['sex.age']?.[cell]
      if (figure && 'value' in figure) expect([cell, figure.value - mine]).toEqual([cell, sum(cell)])
    }
  })
})

/** The files say nothing in words here: what is looked for are numbers. */
const words = { t: (id: string) => id, named: (_: string, other: string) => other, list: () => '', language: 'sv' }

/** Figures of the files of released figures that the batch does not hold at the same place. */
function savedBeside(batch: Batch, period: Heard['period']): readonly string[] {
  const cell = (...parts: readonly unknown[]) => parts.filter((part) => part !== null).join('|')
  const [counts, scores, bands] = releasedTables(batch, period, words as never).map(({ rows }) => rows)
  const at = ([, , measure, scale, group, sex, age, time]: readonly unknown[]) => {
    const one = batch.scores[`${measure}.${scale}`]?.cells[cell(group, sex, age)]
    return { n: one?.n, stats: one?.[time as 'first' | 'last'] }
  }
  const same = [
    ...(counts ?? []).map((row) => [row, [batch.counts[String(row[2])]?.[cell(...row.slice(3, 6))]]] as const),
    ...(scores ?? []).map((row) => [row, [at(row).n, at(row).stats?.mean, at(row).stats?.sd]] as const),
    ...(bands ?? []).map((row) => [row, [at(row).stats?.bands[String(row[8])]]] as const),
  ]
  return same.flatMap(([row, sent]) =>
    JSON.stringify(row.slice(-sent.length)) === JSON.stringify(sent) ? [] : [`${row.join()} and not ${sent.join()}`],
  )
}

describe('the attacker does find what there is to find', () => {
  const ids = Array.from({ length: 30 }, (_, i) => `${i}`)
  const of = (scale: string, size: number) => ({ scale, who: ids.slice(0, size) })

  it('one child between the parts and their total', () => {
    const all = [
      of('total', 20),
      ...['emotional', 'conduct', 'hyperactivity'].map((part) => of(part, 21)),
      of('peer', 20),
    ]
    expect(isolatedIn(all)).toEqual([1])
    expect(isolatedIn(all.map((sum) => ({ ...sum, who: ids.slice(0, 20) })))).toEqual([])
  })

  it('five with a reason where nobody is', () => {
    const counts = { 'sex.age': { 'f|0-12': 0 }, reasons: { 'f|0-12|anxiety': 5 } }
    expect(provenCounts([{ release: { batch: { period: 'p', counts } } }])).toContain('f|0-12: 1 to 4 children')
  })

  it('seven ones and three zeros of a scale whose bands are single values', () => {
    expect(hasTwin([0, 0, 0, 1, 1, 1, 1, 1, 1, 2], 'impact')).toBe(true)
    expect(hasTwin(Array(10).fill(0), 'impact')).toBe(false)
  })

  it('a mean that is not of its group', () => {
    const [heard] = [everythingSent(1, 0.02)]
    const wrong = heard.map((one): Heard => ({ ...one, cases: one.cases.slice(5) }))
    expect(attack(wrong).some((found) => found.includes('is not the mean'))).toBe(true)
  })

  it('a change of too few', () => {
    const heard = everythingSent(1, 0.02)
      .slice(0, 1)
      .map((one): Heard => {
        const counts = { ...one.release.batch.counts, 'core-om.change': { recovered: 5 } }
        const batch = { ...one.release.batch, counts } as Heard['release']['batch']
        return { ...one, cases: one.cases.slice(0, 5), release: { ...one.release, batch } }
      })
    expect(attack(heard).some((found) => /changes of \d$/.test(found))).toBe(true)
  })

  it('one to four who became no better, between changes and those who were followed up', () => {
    const changes = { recovered: 0, improved: 0, unchanged: 0, deteriorated: 0, unlabelled: 5 }
    const stats = { mean: 1, sd: null, bands: {} }
    const of = (n: number) => ({ n, first: stats, last: stats })
    const cells = { 'completers|f': of(15), 'completers|m': of(15) }
    const sent = (table: string) => ({
      counts: { 'core-om.change': changes },
      scores: { [table]: { level: 'sex' as const, cells } },
    })
    // 22 at least, of whom 9 at most and three times 4 are elsewhere.
    expect(provenIn(sent('core-om.clinical'))).toContain('core-om.change: recovered: 1 to 4')
    expect(provenIn(sent('yp-core.clinical'))).toEqual([])
  })

  it('who waited so long, where two waits are of the same children', () => {
    const [short, long] = [
      { '0-7': 5, unknown: 0 },
      { '0-7': 10, unknown: 0 },
    ]
    expect(provenIn({ counts: { 'waiting.visit': short, 'waiting.start': long }, scores: {} })).toContain(
      'waiting.visit: unknown: 1 to 4',
    )
  })
})
