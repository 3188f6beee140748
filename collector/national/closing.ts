/**
 * Editions that are being published. Merging many units takes a while, and nothing is locked for it: meanwhile a batch of
 * the edition is told to come back, and everything else goes on. In memory, since a store has one collector (decision
 * 0105): a collector that dies while it publishes has published nothing and closed nothing.
 */
import type { Edition } from '#aggregate'
import type { Collector } from '../collector.ts'
import type { Refusal } from '../words/refusals.ts'

const underWay = new WeakMap<Collector, Map<string, Edition>>()

/** Seconds: the merge of 30 000 units, and some. */
const WAIT_S = 15

/** Asked by whoever would change what is merged, once the period's row is theirs; null when nothing is under way. */
export function whileItCloses(collector: Collector, period: string, edition: Edition): Refusal | null {
  const closing = underWay.get(collector)?.get(period)
  return closing !== undefined && edition <= closing ? { refused: 'publishing', wait: WAIT_S } : null
}

export async function closing<T>(
  collector: Collector,
  period: string,
  edition: Edition,
  work: () => Promise<T>,
): Promise<T | Refusal> {
  const editions = underWay.get(collector) ?? new Map<string, Edition>()
  underWay.set(collector, editions)
  if (editions.has(period)) return { refused: 'publishing', wait: WAIT_S }
  editions.set(period, edition)
  try {
    return await work()
  } finally {
    editions.delete(period)
  }
}
