/**
 * The vault as the rest of the app sees it. Three states, and nothing between them: locked, open (staff), handed over
 * (youth or parent). What a state does not offer cannot be reached from it.
 */
import type { Informant } from '#instruments'
import type { Kept, KeptOf, Kind, RecordBody } from './records.ts'

/** A refusal, to be put into words by `words/` under `refusal.<reason>`. */
export interface Refusal<R extends string = string> {
  readonly refused: R
  readonly seconds?: number
}

/** Which database: the real unit and the practice unit never share one. */
export type Place = 'unit' | 'practice'

export type VaultState =
  | { readonly is: 'empty' }
  | { readonly is: 'locked'; readonly vault: LockedVault }
  | { readonly is: 'open'; readonly vault: OpenVault }
  | { readonly is: 'handed-over'; readonly session: HandedOver }

export interface LockedVault {
  /** Tries every door with one derivation. Wrong tries slow down, and the count survives a restart. */
  unlock(passphrase: string): Promise<OpenVault | Refusal<'wrong-passphrase' | 'wait' | 'damaged'>>
  /** Opens with the recovery sheet and puts a new passphrase on the named member of staff's door. */
  recover(code: string): Promise<OpenVault | Refusal<'wrong-recovery-code' | 'wait' | 'damaged'>>
}

export type NewRecord = { readonly caseId: string | null; readonly body: RecordBody }

export interface OpenVault {
  readonly place: Place
  readonly me: { readonly staff: string; readonly name: string }
  /** Every record that stands (tombstoned and erased ones are gone), in order of writing. A new array when anything changed. */
  records(): readonly Kept[]
  of<K extends Kind>(kind: K): readonly KeptOf<K>[]
  subscribe(changed: () => void): () => void
  /** Sealed, journalled and stored together or not at all; resolves when that is so. */
  append(...records: readonly NewRecord[]): Promise<readonly Kept[]>
  /** A case's key is destroyed and its records removed. Cannot be undone. */
  eraseCase(caseId: string, reason: string): Promise<void>
  /** Ends this open vault: afterwards the device can seal and nothing more. */
  handOver(plan: HandoverPlan): Promise<HandedOver>
  addDoor(staff: string, passphrase: string): Promise<void>
  removeDoor(staff: string): Promise<void>
  lock(): Promise<void>
}

/** What the one who answers is given: no code, no name, no earlier answer. */
export interface HandoverPlan {
  readonly caseId: string
  readonly informant: Informant
  /** Several in a row. The wording's text rides along, since a handed-over device can open no pack. */
  readonly forms: readonly PlannedForm[]
  readonly language: string
  /** Orders the help list; nothing else about the person comes along. */
  readonly age: number | null
}

export interface PlannedForm {
  readonly form: string
  readonly occasion: 'first' | 'follow-up'
  readonly pack: { readonly hash: string; readonly text: string }
}

export interface Draft {
  /** Which of the plan's forms, and which question of it. */
  readonly form: number
  readonly position: number
  readonly answers: Readonly<Record<string, number | null>>
  /** How each blank came to be blank. Complete when the form is handed in. */
  readonly blanks: Readonly<Record<string, 'skipped' | 'declined' | 'not-shown'>>
  readonly mode: 'one-by-one' | 'list'
}

/** Where an answer has been put, for the quiet status line. */
export type Saved = 'saved' | 'saved-in-one-place'

export interface HandedOver {
  readonly place: Place
  readonly plan: HandoverPlan
  /** Where the session stands: a reload comes back here. */
  draft(): Draft
  /** Sealed and stored before it resolves. Rejects with a `VaultError` and keeps the draft in memory when it could not be. */
  save(draft: Draft): Promise<Saved>
  /** Seals the form to the unit's key, reads it back, compares, and only then resolves. Moves to the next form, or ends. */
  handIn(): Promise<'next-form' | 'all-done'>
  /** The door back to staff: everything goes on as from a locked vault. The session stays resumable until handed in. */
  takeBack(passphrase: string): Promise<OpenVault | Refusal<'wrong-passphrase' | 'wait' | 'damaged'>>
}

export class VaultError extends Error {
  override readonly name = 'VaultError'
  readonly reason: 'full' | 'closed' | 'newer-schema' | 'other-tab' | 'wiped' | 'not-private-enough'
  constructor(reason: VaultError['reason'], cause?: unknown) {
    super(`vault: ${reason}`, { cause })
    this.reason = reason
  }
}
