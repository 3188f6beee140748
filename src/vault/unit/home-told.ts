/** Tells the relay which slips have ended: at once, or at the next turn of whichever device has one. Each throws a `RelayRefusal`. */
import { doneAnswer, type StateAnswer, stateAnswer } from '#relay/home'
import { type RelayLink, RelayRefusal } from '../relay-client/link.ts'
import { erasedSlips, slipOf } from './home-ends.ts'
import type { Unit } from './unit.ts'

type RelayAsker = Pick<RelayLink, 'ask'>

/** Nothing is begun by it any more; by one that the relay does not know nothing is. */
export async function tellRevoked(relay: RelayAsker, slip: string): Promise<void> {
  await relay.ask('/v1/vault/home/revoke', { slip }, doneAnswer).catch((fault) => {
    if (!(fault instanceof RelayRefusal) || fault.refused !== 'no-slip') throw fault
  })
}

/** What the relay does not know: it was away, or was restored since. */
export async function tellEnded(relay: RelayAsker, unit: Unit, slips: StateAnswer['slips']): Promise<void> {
  const erased = erasedSlips(unit)
  const isOver = (slip: string) =>
    unit.keys.membership.closed || erased.has(slip) || Boolean(slipOf(unit, slip)?.body.revoked)
  for (const { slip, revoked } of slips) if (revoked === null && isOver(slip)) await tellRevoked(relay, slip)
}

/** Nobody asks this relay any more: nothing is begun at it. */
export async function tellLeft(relay: RelayAsker): Promise<void> {
  await relay.ask('/v1/vault/home/promise', { promise: null }, doneAnswer)
  const { slips } = await relay.ask('/v1/vault/home/state', {}, stateAnswer)
  for (const { slip, revoked } of slips) if (revoked === null) await tellRevoked(relay, slip)
}
