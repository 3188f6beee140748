/**
 * One batch on its way, as it lies in the outbox. What was frozen is never edited; only its delivery moves. A row holds
 * nothing that is not meant for everybody, so it lies unsealed and can be sent while the vault is locked.
 */
import type { PublicKey, SignedDocument, Submission } from '#aggregate'

/** What was frozen: the bytes, who signed them, and whose receipt counts. */
export interface FrozenBatch {
  /** `<unit>/<period>/<edition>/<sha256>`: made at the freezing, before the first attempt. */
  readonly id: string
  readonly unit: string
  readonly period: string
  readonly edition: number
  /** Of the payload's bytes, hex. */
  readonly sha256: string
  /** The body of every attempt, and of the file for a unit without network. */
  readonly submission: Submission
  /** The collector's key as pinned at enrolment: a receipt is believed under it, or under one that it has endorsed. */
  readonly server: { readonly kid: string; readonly publicKey: PublicKey }
  /** This device's clock: shown, never relied upon. */
  readonly frozenAt: string
}

/** Where it stands. A row found `sending` by a new runner was cut off, and is sent again: same bytes, same receipt. */
export type Delivery =
  | {
      readonly is: 'frozen' | 'sending'
      readonly tries: number
      /** Milliseconds since 1970 by this device's clock: no attempt by itself before then. */
      readonly notBefore: number
      readonly last: Hindrance | null
    }
  | { readonly is: 'acknowledged'; readonly receipt: SignedDocument }
  | { readonly is: 'refused'; readonly code: string; readonly faults: readonly string[] }
  | { readonly is: 'superseded'; readonly by: string }

/**
 * Why the last attempt did not end the matter: `offline` is no answer at all, `fault` an answer that is not the collector's.
 * After `unknown-sender` nothing is tried by itself: somebody must connect the device again first.
 */
export type Hindrance = 'offline' | 'busy' | 'fault' | 'unknown-sender' | 'false-receipt'

export interface OutboxRow extends FrozenBatch {
  readonly delivery: Delivery
}

export const neverTried: Delivery = { is: 'frozen', tries: 0, notBefore: 0, last: null }
