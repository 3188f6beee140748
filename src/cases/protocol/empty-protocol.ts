/** A protocol with everything unknown: where each one begins. */
import type { KeptOf } from '../../vault/index.ts'

export type Protocol = Omit<KeptOf<'protocol'>['body'], 'kind'>

/** A protocol as it is being filled in. Whatever another tab has saved since it was begun is not replaced unseen. */
export interface ProtocolDraft {
  readonly protocol: Protocol
  /** Ids of the records that the fields were filled from. */
  readonly filledFrom: readonly string[]
}

export const emptyProtocol: Protocol = {
  reasons: null,
  contactBy: null,
  interventions: null,
  professions: null,
  requested: null,
  firstOffered: null,
  firstVisit: null,
  started: null,
  ended: null,
  ending: null,
  takenOver: null,
  visits: null,
}
