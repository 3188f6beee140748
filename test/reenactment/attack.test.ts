import { describe, expect, it } from 'vitest'
import { national } from '#aggregate'
import { inFull } from '../in-full.ts'
import { attack, everythingSent, type Heard, hasTwin, isolatedIn, provenCounts } from './attacker.ts'

// Three hundred units in full; else a few of one share.
const [units, shares] = inFull ? [100, [0.005, 0.02, 0.05]] : [40, [0.02]]

describe.each(shares)('where a share of %d of the scales could not be scored', (blanks) => {
  const all = Array.from({ length: units }, (_, i) => everythingSent(1000 * blanks * 7 + i, blanks))

  it('finds no group below ten, no list of scores and no small count in what a unit ever sends', () => {
    expect(all.flatMap((heard, i) => attack(heard).map((found) => `unit ${i}: ${found}`))).toEqual([])
  })

  it('has something to attack: parts and totals, both times, second editions, questionnaires, goals', () => {
    const batches = all.flat().map(({ release }) => release.batch)
    const tables = batches.flatMap(({ scores }) => Object.keys(scores))
    for (const table of ['sdq-self.total', 'sdq-self.emotional', 'sdq-self.prosocial', 'goals.progress'])
      expect(tables).toContain(table)
    expect(batches.filter(({ edition }) => edition === 2).length).toBeGreaterThan(units / 2)
    expect(batches.some(({ counts }) => Object.keys(counts).some((table) => table.endsWith('@last')))).toBe(true)
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
})
