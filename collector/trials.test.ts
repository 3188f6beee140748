/** The fault table's trials of the collector, in small numbers; `npm run trials` runs the large ones. */
import { expect, it } from 'vitest'
import type { StoreKind } from '../test/trials/collector/ground.ts'
import { collectorTrials as trials } from '../test/trials/collector/register.ts'
import type { Trial } from '../test/trials/trial.ts'

const quiet = { seed: 1, without: [], say: () => {} }
const patience = 240_000

// Only root may make the small disk of F-18; without one `embedded.test.ts` still fills the store itself.
it.for(Object.entries<Trial<StoreKind>>(trials))(
  '%s loses nothing that was acknowledged, and stores nothing that was not sent',
  { timeout: patience },
  async ([, trial], { skip }) => {
    const lacking = await trial.lacks?.('embedded')
    if (lacking) skip(lacking)
    const { lost, torn } = await trial.run({ ...quiet, on: 'embedded', count: trial.small })
    expect({ lost, torn }).toEqual({ lost: 0, torn: 0 })
  },
)

it.each([['F-14', 15] as const, ['everything', 10] as const])(
  '%s loses nothing in PostgreSQL either',
  async (id, count) => {
    const { lost, torn } = await trials[id].run({ ...quiet, on: 'postgres', count })
    expect({ lost, torn }).toEqual({ lost: 0, torn: 0 })
  },
  patience,
)

it.each([
  ['F-14', 'memory', 40],
  ['F-16', 'transaction', 50],
  ['F-17', 'waiting', 4],
  ['F-19', 'lock', 2],
] as const)(
  '%s can fail: without %s it finds what is wrong',
  async (id, guard, count) => {
    const { lost, torn } = await trials[id].run({ ...quiet, on: 'embedded', without: [guard], count })
    expect(lost + torn).toBeGreaterThan(0)
  },
  patience,
)
