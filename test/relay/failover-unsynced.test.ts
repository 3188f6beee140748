/** That a failover can lose what was acknowledged, so that the one that loses nothing says something. */
import { expect, it } from 'vitest'
import { throughAFailover } from './failover.ts'

it('can fail: where no commit waits for the standby, what was acknowledged is lost', async () => {
  const { lost } = await throughAFailover(false)
  // The collector's alone: what the relay lost, devices that go on have given back.
  expect(lost[0]).toBeGreaterThan(0)
}, 180_000)
