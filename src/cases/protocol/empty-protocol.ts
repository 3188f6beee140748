/** A protocol with everything unknown: where each one begins. */
import type { KeptOf } from '../../vault/index.ts'

export type Protocol = Omit<KeptOf<'protocol'>['body'], 'kind'>

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
