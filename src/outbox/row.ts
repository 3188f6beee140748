/**
 * One batch on its way, as it lies in the outbox. What was frozen is never edited; only its delivery moves. A row holds
 * nothing that is not meant for everybody, so it lies unsealed and can be sent while the vault is locked.
 */

/** What was frozen: the bytes, who signed them, and whose receipt counts. */
export interface FrozenBatch {
  /** `<unit>/<period>/<edition>/<sha256>`: made at the freezing, before the first attempt. */
  readonly id: string
  readonly period: string
  readonly edition: number
  /** Of the payload's bytes, hex. */
  readonly sha256: string
  /** The bytes as they travel, base64url. */
  readonly payload: string
  /** ECDSA P-256 over the bytes, base64url. */
  readonly sig: string
  readonly deviceId: string
  /** The collector's key as pinned at enrolment (raw P-256 point, base64url): the only key a receipt is believed under. */
  readonly serverKey: string
  /** This device's clock: shown, never relied upon. */
  readonly frozenAt: string
}

/** Where it stands. A row found `sending` by a new runner was cut off, and is sent again: same bytes, same receipt. */
export type Delivery =
  | {
      readonly is: 'frozen' | 'sending'
      readonly tries: number
      readonly notBefore: number
      readonly last: Hindrance | null
    }
  | { readonly is: 'acknowledged'; readonly receipt: SignedReceipt; readonly at: string }
  | { readonly is: 'refused'; readonly code: string; readonly details: readonly string[]; readonly at: string }
  | { readonly is: 'superseded'; readonly by: string }

/** Why the last attempt did not end the matter: `offline` is no answer at all. */
export type Hindrance = 'offline' | 'busy' | 'fault' | 'unknown-device' | 'false-receipt'

export interface SignedReceipt {
  /** The receipt's bytes, base64url. */
  readonly payload: string
  readonly sig: string
}

export interface OutboxRow extends FrozenBatch {
  readonly delivery: Delivery
}

/**
 * Where rows lie. The vault keeps the one in IndexedDB, since a row is frozen in the same transaction as its ledger
 * entry (`OpenVault.freeze`); the runner needs no more than this, and no unlocked vault.
 */
export interface OutboxStore {
  /** In the order they were frozen. */
  rows(): Promise<readonly OutboxRow[]>
  /** Moves one row's delivery, and nothing else of it. */
  deliver(id: string, delivery: Delivery): Promise<void>
}

export const waiting: Delivery = { is: 'frozen', tries: 0, notBefore: 0, last: null }
