/**
 * Slips end with what they belong to: a case that is erased or goes to another unit, a relay that is left, a unit that is
 * closed. What is written says so first; the relay is told by home-told.ts. Imports nothing of relay and shapes.
 */
import type { Kept, KeptOf } from '../records.ts'
import type { Unit, Written } from './unit.ts'

type Known = Pick<Unit, 'memory'>
type Slip = KeptOf<'slip'>

/** As it stands by now. */
export const slipOf = ({ memory }: Known, id: string): Slip | undefined =>
  memory.of('slip').findLast(({ body }) => body.slip === id)

/** Of a case, as the relay knows them: they stay in the tombstone when it is erased. */
export const slipsIn = (records: readonly Kept[], caseId: string): readonly string[] => [
  ...new Set(records.flatMap((one) => (one.caseId === caseId && one.body.kind === 'slip' ? [one.body.slip] : []))),
]

export const erasedSlips = ({ memory }: Known): ReadonlySet<string> =>
  new Set(memory.of('tombstone').flatMap(({ body }) => body.slips ?? []))

/** What takes back the slips by which something may still be begun, of one case or of all. */
export function takenBack(unit: Known, caseId: string | null = null): readonly Written[] {
  const revoked = new Date().toISOString()
  const ids = new Set(unit.memory.of('slip').map(({ body }) => body.slip))
  return [...ids].flatMap((id) => {
    const slip = slipOf(unit, id)
    if (!slip || slip.body.revoked || slip.body.expires < revoked) return []
    return caseId === null || slip.caseId === caseId ? [{ caseId: slip.caseId, body: { ...slip.body, revoked } }] : []
  })
}
