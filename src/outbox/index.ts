/**
 * The outbox's public interface. `startOutboxes` when the app starts; `useOutboxStatus` on any staff screen, for
 * what waits and what went.
 */
import { useEffect, useSyncExternalStore } from 'react'
import { hasRole, placesOnDisk, useRecords, useVault } from '../vault/index.ts'
import { receiptOf } from './from-ledger.ts'
import { fillOutbox, noteEnds } from './keep-ledger.ts'
import { outboxOf, unsentRows } from './outbox.ts'
import type { OutboxRow } from './row.ts'

/** Sends what waits of every unit here for as long as the app is open, locked or not. Again is nothing. */
export async function startOutboxes(): Promise<void> {
  for (const place of await placesOnDisk()) outboxOf(place)
}

export interface OutboxStatus {
  readonly rows: readonly OutboxRow[]
  readonly unsent: number
  readonly refused: number
  /** By the collector's clock, of the last receipt; null where nothing was sent. */
  readonly lastSent: string | null
  /** Whole minutes that this device's clock is wrong by, when that is more than five. */
  readonly clockOff: number | null
  readonly sendNow: () => Promise<void>
}

const CLOCK_OFF_MS = 5 * 60_000

export function useOutboxStatus(): OutboxStatus {
  const vault = useVault()
  useRecords()
  const outbox = outboxOf(vault.place)
  const { rows, skew } = useSyncExternalStore(outbox.subscribe, outbox.state)
  useEffect(() => {
    void fillOutbox(vault, outbox)
    // What came of a batch is noted by whoever may write in the ledger, when they are next in.
    if (hasRole(vault.membership(), vault.me.staff, 'releaser')) void noteEnds(vault, rows, () => new Date())
  }, [vault, outbox, rows])
  return {
    rows,
    unsent: unsentRows(rows).length,
    refused: rows.filter(({ delivery }) => delivery.is === 'refused').length,
    lastSent:
      rows
        .flatMap(({ delivery }) => receiptOf(delivery)?.received ?? [])
        .sort()
        .at(-1) ?? null,
    clockOff: skew !== null && Math.abs(skew) > CLOCK_OFF_MS ? Math.round(skew / 60_000) : null,
    sendNow: outbox.sendNow,
  }
}
