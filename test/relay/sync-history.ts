/**
 * The relay's promises, checked on a history in Jepsen's manner: what the devices of one unit sent and were told, in real time, by
 * whichever process, against what lies in the store when all is over. Pure.
 */
import type { Entry, SyncAnswer } from '#relay'
import { type Vector, vectorText } from '#relay/texts'
import { isSigned, sha256 } from '../../relay/hashes.ts'

/** A request that was answered 200 or 409. One of which nobody heard promises nothing. */
export interface Synced {
  readonly unit: string
  /** Any clock that only goes forward, the same for the whole history. */
  readonly from: number
  readonly to: number
  readonly sent: readonly Entry[]
  readonly answer: SyncAnswer
}

/** What lies in the store of one unit. */
export interface StoredLog {
  readonly entries: readonly { readonly id: string; readonly device: string; readonly n: number }[]
  /** Hashes of the rows whose bodies are there. */
  readonly rows: ReadonlySet<string>
}

export interface CheckedSyncs {
  /** Receipted, and not stored with all its rows. */
  readonly lost: readonly string[]
  /** Stored or answered otherwise than any order of the requests allows. */
  readonly wrong: readonly string[]
  readonly receipted: number
}

/** @param key the relay's, as it was given at admission */
export function checkSyncs(history: readonly Synced[], stored: StoredLog, key: string): CheckedSyncs {
  const receipted = new Map(
    history.flatMap(({ sent, answer }) => {
      const refused = new Set(answer.refused.map(({ id }) => id))
      return sent.filter(({ id }) => !refused.has(id)).map((entry) => [entry.id, entry] as const)
    }),
  )
  const there = new Set(stored.entries.map(({ id }) => id))
  const isWhole = ({ id, rows }: Entry) => there.has(id) && rows.every(({ hash }) => stored.rows.has(hash))
  const lost = [...receipted.values()]
    .filter((entry) => !isWhole(entry))
    .map(({ id }) => `${id}: receipted, not stored`)
  const wrong = [
    ...twice(stored),
    ...history.flatMap((one) => notReceipted(one, key)),
    ...history.flatMap((one) => history.flatMap((later) => wentBack(one, later))),
    ...(new Set(history.map(({ answer }) => answer.store)).size > 1 ? ['another store than before'] : []),
  ]
  return { lost, wrong, receipted: receipted.size }
}

/** No device was copied: a number is one entry's. */
function twice({ entries }: StoredLog): string[] {
  const numbers = Map.groupBy(entries, ({ device, n }) => `${device} ${n}`)
  return [...numbers].flatMap(([number, those]) => (those.length > 1 ? [`${number}: ${those.length} entries`] : []))
}

/** The receipt is the relay's, is for what the answer says, and that is at least what was sent. */
function notReceipted({ unit, sent, answer: { receipt, vector, store } }: Synced, key: string): string[] {
  const text = Buffer.from(receipt.payload, 'base64url').toString()
  if (!isSigned(text, receipt.sig, key)) return ['a receipt that the relay has not signed']
  const said = JSON.parse(text) as Record<string, unknown>
  const holds = said.unit === unit && said.store === store && said.vector === sha256(vectorText(vector as Vector))
  if (!holds) return ['a receipt for something else']
  return sent.flatMap(({ id, device, n }) => ((vector[device]?.[0] ?? 0) < n ? [`${id}: not in its own receipt`] : []))
}

/** What was receipted before a request began is in its answer, whichever process gives it. */
function wentBack(one: Synced, later: Synced): string[] {
  if (one.to >= later.from) return []
  return Object.entries(one.answer.vector).flatMap(([device, [size]]) => {
    const now = later.answer.vector[device]?.[0] ?? 0
    return now < size ? [`${device}: ${size} entries, and ${now} afterwards`] : []
  })
}
