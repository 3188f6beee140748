/** The trials of the relay in small numbers, on the embedded store; `npm run trials -- relay-killed --count large` runs the large ones, on both. */
import { expect, it } from 'vitest'
import type { StoreKind } from '../test/trials/collector/ground.ts'
import { relayTrials as trials } from '../test/trials/relay/register.ts'
import type { Trial } from '../test/trials/trial.ts'

const quiet = { seed: 1, without: [], say: () => {}, on: 'embedded' } as const
const patience = 240_000

it.for(Object.entries<Trial<StoreKind>>(trials))(
  '%s loses nothing that was receipted, and leaves nothing half',
  { timeout: patience },
  async ([, trial], { skip }) => {
    const lacking = await trial.lacks?.('embedded')
    if (lacking) skip(lacking)
    const { lost, torn } = await trial.run({ ...quiet, count: trial.small })
    expect({ lost, torn }).toEqual({ lost: 0, torn: 0 })
  },
)

it(
  'relay-killed can fail: a relay that receipts before it commits loses what it receipted',
  async () => {
    const { lost, torn } = await trials['relay-killed'].run({ ...quiet, without: ['waiting'], count: 2 })
    expect(lost + torn).toBeGreaterThan(0)
  },
  patience,
)
