import { expect, it } from 'vitest'
import { atTheDoor } from './at-the-door.ts'
import { unmakeable } from './backwards.ts'
import { changes, mutants, originals } from './mutants.ts'

const units = originals(1, 3)

it('300 changed batches: none is taken that disclose could not have made', () => {
  const { offered, taken, wrong, open } = atTheDoor(units, 300, 1)
  expect([...wrong, ...open].map(({ by, why }) => `${by.join(' + ')}: ${why}`)).toEqual([])
  expect(offered).toBe(300)
  // Many changes give what another unit might have sent.
  expect(taken).toBeGreaterThan(30)
})

it('every kind of change is among them', () => {
  const made = new Set([...mutants(units, 400, 1)].flatMap(({ by }) => by))
  expect(Object.keys(changes).filter((name) => !made.has(name))).toEqual([])
})

it('an input is found for every batch that was made of one', () => {
  for (const { batch, period } of units) expect(unmakeable(batch, period)).toBeNull()
})

it('and none for one with a reason of more than there are, or a mean that its bands do not reach', () => {
  const [{ batch, period } = units[0] as (typeof units)[number]] = units
  const more = { ...batch.counts.reasons, 'f|13-18|anxiety': 5 + (batch.counts['sex.age']?.['f|13-18'] ?? 0) }
  expect(unmakeable({ ...batch, counts: { ...batch.counts, reasons: more } }, period)).toContain('f|13-18')
  const first = { mean: 1, sd: null, bands: { borderline: 5, abnormal: 10 } }
  const scores = { 'sdq-self.total': { level: 'all', cells: { all: { n: 15, first, last: null } } } } as const
  expect(unmakeable({ ...batch, scores }, period)).toContain('sdq-self|all')
})
