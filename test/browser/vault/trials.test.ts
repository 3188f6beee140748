/** The fault table's trials of the vault, in small numbers; `npm run trials` runs the large ones. */
import { describe, expect, it } from 'vitest'
import { trials } from '../../trials/register.ts'
import type { Trial } from '../../trials/trial.ts'
import type { Backend } from '../../vault/browser.ts'

const quiet = { seed: 1, without: [], say: () => {} }
// A month's work takes long, a power cut a compiler, another engine a browser more: they are run for a release.
const fast = [
  'F-01',
  'F-04',
  'F-07',
  'F-08',
  'F-09',
  'F-10',
  'F-11',
  'F-30',
  'push-killed',
  'copied',
  'room-killed',
] as const
const { TRIALS } = process.env
/** Some alone, as `TRIALS=F-01,F-30`: for a second browser. */
const isAsked = (id: string) => TRIALS === undefined || TRIALS.split(',').includes(id)
/** What the browser's own store decides; the rest is ours, and shown once here and on both for a release. */
const ofTheStore = ['F-01', 'F-07', 'F-30'] as const

/** Fewer than a trial's small number: each starts a browser or two. F-07 has as many as it has ways of clearing. */
const fewer: Partial<Record<(typeof fast)[number], number>> = {
  'F-01': 4,
  'F-10': 2,
  'F-30': 10,
  'push-killed': 4,
  copied: 1,
  'room-killed': 3,
}

describe.each([
  ['leveldb', fast, 1],
  // The coming store, which no browser of today has on: fewer strikes here.
  ['sqlite', ofTheStore, 1 / 3],
] as const)('on %s', (backend, ids, part) => {
  const asked = ids.filter(isAsked)
  // A suite must have a test.
  if (asked.length === 0)
    it('has none of the trials asked for', ({ skip }) => skip(`TRIALS=${TRIALS}: here are ${ids.join(', ')}`))
  it.for(asked)('%s loses nothing that was acknowledged and tears nothing', async (id, { skip }) => {
    const trial: Trial<Backend> = trials[id]
    const lacking = await trial.lacks?.(backend)
    if (lacking) skip(lacking)
    const { lost, torn, also } = await trial.run({
      ...quiet,
      on: backend,
      count: Math.ceil((fewer[id] ?? trial.small) * part),
    })
    expect({ lost, torn }).toEqual({ lost: 0, torn: 0 })
    expect(also['wipes not reported'] ?? 0).toBe(0)
    expect(also['wipes without a report'] ?? 0).toBe(0)
  })
})

if (isAsked('F-07'))
  it('F-07 can fail: without the journal, a cleared database is lost', async () => {
    const { lost } = await trials['F-07'].run({ ...quiet, on: 'leveldb', without: ['journal'], count: 1 })
    expect(lost).toBeGreaterThan(0)
  })
