/** Keeps vault and outbox in step while the vault is open: batches out of the ledger, receipts and refusals into it. */
import { alone as asOneWriter, asVaultError, type NewRecord, type OpenVault } from '../vault/index.ts'
import { addressNow, enrolmentOf } from './enrolment.ts'
import { rowOf, sentBatches } from './from-ledger.ts'
import { type LedgerEntry, nextLink } from './ledger.ts'
import { type Outbox, unsentRows } from './outbox.ts'
import type { OutboxRow } from './row.ts'

type Slot = { readonly period: string; readonly edition: number }

/** One writer at a time over all tabs, or two entries would name the same one before them. */
async function alone<T>(vault: OpenVault, write: () => Promise<T>): Promise<T> {
  try {
    return await asOneWriter(`${vault.place}/ledger`, write)
  } catch (fault) {
    throw asVaultError(fault)
  }
}

async function link(vault: OpenVault, slot: Slot, entry: LedgerEntry, ...also: readonly NewRecord[]): Promise<void> {
  const ledger = vault.of('ledger').map(({ body }) => body)
  await vault.append({ caseId: null, body: await nextLink(ledger, slot, entry) }, ...also)
}

/** Writes one entry at the end of the chain, and in the same write what stands behind it. */
export const appendToLedger = (
  vault: OpenVault,
  slot: Slot,
  entry: LedgerEntry,
  ...also: readonly NewRecord[]
): Promise<void> => alone(vault, () => link(vault, slot, entry, ...also))

/** What the ledger has and the outbox lacks, as after a browser that cleared its storage; and what it knows to be over. */
export async function fillOutbox(vault: OpenVault, outbox: Outbox): Promise<void> {
  const enrolled = enrolmentOf(vault.records())
  if (!enrolled) return
  const here = new Map(outbox.state().rows.map((row) => [row.id, row]))
  const rows = sentBatches(vault.of('ledger'))
    .map((batch) => rowOf(batch, enrolled.unit.id, enrolled.server))
    .map((row) => addressed(row, addressNow(vault.records(), row.submission.deviceId)))
  const missing = rows.filter(({ id }) => !here.has(id))
  if (missing.length > 0) await outbox.add(missing)
  for (const row of unsentRows([...here.values()])) {
    const address = addressNow(vault.records(), row.submission.deviceId)
    if (address !== row.submission.deviceId) await outbox.readdress(row.id, address)
  }
  for (const { id, delivery } of rows) {
    const there = here.get(id)?.delivery.is
    const over =
      delivery.is === 'superseded' && there !== undefined && there !== 'superseded' && there !== 'acknowledged'
    // Frozen on two devices, and the other was refused: this one stands again.
    const again = delivery.is !== 'superseded' && there === 'superseded'
    if (over || again) await outbox.settle(id, delivery)
  }
}

const addressed = (row: OutboxRow, deviceId: string): OutboxRow => ({
  ...row,
  submission: { ...row.submission, deviceId },
})

/** Ends that came while the vault was locked, or just now. */
export function noteEnds(vault: OpenVault, rows: readonly OutboxRow[], now: () => Date): Promise<void> {
  return alone(vault, async () => {
    const open = new Set(
      sentBatches(vault.of('ledger')).flatMap(({ end, refused, frozen }) =>
        refused || end?.is === 'acknowledged' ? [] : [frozen.sha256],
      ),
    )
    for (const row of rows) {
      const entry = open.has(row.sha256) ? endEntry(row, now().toISOString()) : null
      if (entry) await link(vault, row, entry)
    }
  })
}

function endEntry({ sha256, delivery }: OutboxRow, at: string): LedgerEntry | null {
  if (delivery.is === 'acknowledged') return { step: 'acknowledged', sha256, at, receipt: delivery.receipt }
  if (delivery.is === 'refused')
    return { step: 'refused', sha256, at, code: delivery.code, faults: [...delivery.faults] }
  return null
}
