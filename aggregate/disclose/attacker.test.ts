/**
 * An attacker who has every batch of three periods and two editions, and who knows everybody's sex, age and which forms
 * they filled in: all but the answers. Written apart from the rule it attacks: its own groups, its own algebra.
 */
import { describe, expect, it } from 'vitest'
import { type Chance, chance } from '../../src/practice/chance.ts'
import { type Clinic, clinics, keyOf, randomCase, randomCases } from '../../test/random-cases.ts'
import type { Batch } from '../batch/batch.ts'
import type { PeriodCase } from '../case.ts'
import { period2014 } from '../period/examples.ts'
import type { Period } from '../period/period.ts'
import { disclose } from './disclose.ts'
import type { CaseLists } from './release.ts'

interface Heard {
  readonly batch: Batch
  /** Who was counted: worst case, the attacker knows. */
  readonly cases: readonly PeriodCase[]
}

const formsOf: Readonly<Record<string, readonly [string, string]>> = {
  'sdq-self': ['sdq-s11-17', 'sdq-s11-17-followup'],
  'core-om': ['core-om', 'core-om'],
}

/** Every mean that was sent: which sum, and over whom. */
function sums(heard: readonly Heard[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const found = heard.flatMap(({ batch, cases }) =>
    Object.entries(batch.scores).flatMap(([table, { cells }]) =>
      Object.entries(cells).flatMap(([cell, { first, last }]) => {
        const who = members(table, cell, cases)
        return [...(first ? [{ sum: `${table} first`, who }] : []), ...(last ? [{ sum: `${table} last`, who }] : [])]
      }),
    ),
  )
  const bySum = Map.groupBy(found, ({ sum }) => sum)
  return new Map([...bySum].map(([sum, all]) => [sum, all.map(({ who }) => who)]))
}

function members(table: string, cell: string, cases: readonly PeriodCase[]): readonly string[] {
  const [measure = '', scale = ''] = table.split('.')
  const [group, sex, age] = cell.split('|')
  const [first, last] = formsOf[measure] ?? ['', '']
  const has = (one: PeriodCase, form: string, time: string) =>
    one.measurements.some((m) => m.form === form && m.timePoint === time && m.scales[scale])
  const bands: Record<string, (age: number) => boolean> = {
    '0-12': (a) => a <= 12,
    '13-18': (a) => a > 12 && a <= 18,
    '19-24': (a) => a > 18 && a <= 24,
    outside: (a) => a > 24,
  }
  return cases
    .filter((one) => has(one, first, 'first'))
    .filter((one) => group === 'all' || (group === 'completers') === has(one, last, 'last'))
    .filter((one) => sex === undefined || one.sex === sex)
    .filter((one) => age === undefined || bands[age]?.(one.age ?? 99))
    .map(({ id }) => id)
    .sort()
}

/** Smallest group of children whose sum can be had by adding and subtracting what was sent; by elimination modulo a prime. */
function smallestIsolated(groups: readonly (readonly string[])[]): number {
  const everyone = [...new Set(groups.flat())]
  const kinds = Map.groupBy(everyone, (id) => groups.map((group) => (group.includes(id) ? 1 : 0)).join(''))
  const atoms = [...kinds].map(([within, { length }]) => ({ within, size: length }))
  const rows = groups.map((_, g) => atoms.map(({ within }) => Number(within[g])))
  const reachable = (target: readonly number[]) => rank([...rows, target]) === rank(rows)
  const chosen = (...which: readonly number[]) => atoms.map((_, i) => (which.includes(i) ? 1 : 0))
  const small = atoms.map(({ size }, i) => ({ size, i })).filter(({ size }) => size < 10)
  const sizes = small.flatMap((a, at) => [
    ...(reachable(chosen(a.i)) ? [a.size] : []),
    ...small
      .slice(at + 1)
      .filter((b) => a.size + b.size < 10 && reachable(chosen(a.i, b.i)))
      .map((b) => a.size + b.size),
  ])
  return Math.min(...sizes, Number.POSITIVE_INFINITY)
}

function rank(of: readonly (readonly number[])[]): number {
  const prime = 2_147_483_647n
  const rows = of.map((row) => row.map(BigInt))
  let found = 0
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const at = rows.findIndex((row, i) => i >= found && row[column] !== 0n)
    if (at < 0) continue
    ;[rows[found], rows[at]] = [rows[at] as bigint[], rows[found] as bigint[]]
    const pivot = rows[found] as bigint[]
    for (const [i, row] of rows.entries()) {
      if (i === found || row[column] === 0n) continue
      const [a, b] = [pivot[column] ?? 0n, row[column] ?? 0n]
      rows[i] = row.map((entry, j) => (((entry * a - (pivot[j] ?? 0n) * b) % prime) + prime) % prime)
    }
    found++
  }
  return found
}

/** What half a year does to a unit's records: late forms, corrections, withdrawn consents, and a few who were forgotten. */
function later(cases: readonly PeriodCase[], c: Chance, clinic: Clinic, busy: boolean): readonly PeriodCase[] {
  const rate = busy ? 0.25 : 0.02
  const kept = cases.filter(() => !c.yes(rate))
  const changed = kept.map((one) => (c.yes(rate) ? { ...randomCase(c, clinic), id: one.id } : one))
  return [...changed, ...Array.from({ length: busy ? c.whole(5, 25) : c.whole(0, 3) }, () => randomCase(c, clinic))]
}

const periods: readonly Period[] = [2014, 2015, 2016].map((year) => ({
  ...period2014,
  id: `forsta-linjen-${year}`,
  first: `${year}-03-01`,
  last: `${year}-09-30`,
}))

function everything(seed: number): readonly Heard[] {
  const c = chance(seed)
  const clinic = c.pick(clinics)
  const heard: Heard[] = []
  let released: readonly CaseLists[] = []
  let before: readonly PeriodCase[] = []
  const gone = new Set<string>()
  for (const period of periods) {
    // Some come back in the next round.
    let cases = [...randomCases(c.whole(0, 1e6), c.whole(10, 140), clinic), ...before.slice(0, c.whole(0, 5))]
    for (const id of before.map((one) => one.id)) gone.add(id)
    for (const edition of [1, 2] as const) {
      const asked = { period, edition, cases, joined: null, unit: 'enhet-07', key: keyOf(seed), app: '0.1.0', released }
      const release = disclose(asked)
      if (!('refused' in release)) {
        heard.push({ batch: release.batch, cases: cases.filter(({ id }) => !gone.has(id)) })
        released = [...released, release.caseLists]
      }
      cases = [...later(cases, c, clinic, c.yes(0.5))]
    }
    before = cases
  }
  return heard
}

const seeds = Array.from({ length: 40 }, (_, i) => i)
const all = seeds.map(everything)

it('has something to attack: second editions, means of both times, and several levels', () => {
  const batches = all.flat().map(({ batch }) => batch)
  expect(batches.filter(({ edition }) => edition === 2).length).toBeGreaterThan(40)
  expect(
    batches.filter(({ edition, scores }) => edition === 2 && Object.keys(scores).length > 0).length,
  ).toBeGreaterThan(20)
  const tables = batches.flatMap(({ scores }) => Object.values(scores))
  expect(new Set(tables.map(({ level }) => level)).size).toBe(3)
  expect(tables.some(({ cells }) => Object.values(cells).some(({ last }) => last))).toBe(true)
})

it('isolates no group below ten by adding and subtracting means', () => {
  for (const heard of all)
    for (const [sum, groups] of sums(heard))
      expect([sum, smallestIsolated(groups)]).toEqual([sum, Number.POSITIVE_INFINITY])
})

it('finds no two editions of one count that differ by one to four children', () => {
  for (const heard of all)
    for (const { batch: second, cases: now } of heard.filter(({ batch }) => batch.edition === 2)) {
      const first = heard.find(({ batch }) => batch.period === second.period && batch.edition === 1)
      for (const sex of ['f', 'm', 'x']) {
        if (!second.counts['sex.age']) continue
        const of = (cases: readonly PeriodCase[]) =>
          new Set(cases.filter((one) => one.sex === sex && one.age !== null && one.age <= 12).map(({ id }) => id))
        const [a, b] = [of(first?.cases ?? []), of(now)]
        const apart = [...a].filter((id) => !b.has(id)).length + [...b].filter((id) => !a.has(id)).length
        expect(apart === 0 || apart >= 5).toBe(true)
      }
    }
})

it('gets one draw for one figure: what is sent of the same children is the same at every time and under every name', () => {
  for (const heard of all) {
    const sent = new Map<string, Set<number>>()
    for (const { batch, cases } of heard)
      for (const [table, { cells }] of Object.entries(batch.scores))
        for (const [cell, { n }] of Object.entries(cells)) {
          const whose = `${batch.period} ${table.split('.')[0]} ${cell} ${members(table, cell, cases).join()}`
          sent.set(whose, (sent.get(whose) ?? new Set()).add(n))
        }
    for (const [, draws] of sent) expect(draws.size).toBe(1)
  }
})

describe('the attacker does find what there is to find', () => {
  const ids = Array.from({ length: 40 }, (_, i) => `${i}`)

  it('two who left, between everybody at first and those followed up', () => {
    expect(smallestIsolated([ids.slice(0, 20), ids.slice(0, 18)])).toBe(2)
  })

  it('one child in three overlapping tables, none of which is small', () => {
    // (0–19) + (19–38) − (0–18 and 20–38) = twice the nineteenth.
    expect(smallestIsolated([ids.slice(0, 20), ids.slice(19, 39), [...ids.slice(0, 19), ...ids.slice(20, 39)]])).toBe(1)
  })
})
