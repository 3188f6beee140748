/** Signatures under records that only one role may write: made as they are written, and checked by every reader. */
import { type Bytes, base64, unbase64, utf8 } from '../crypto/bytes.ts'
import { type Holder, signerOf } from '../crypto/members.ts'
import { type Membership, membershipAt, verifyingKey } from '../crypto/membership.ts'
import type { Kept } from '../records.ts'
import { hasRole, roleFor } from '../roles.ts'
import { VaultError } from '../vault.ts'

type Signed = Pick<Kept, 'id' | 'at' | 'by' | 'caseId' | 'body'>

const signedBytes = (unit: string, { id, at, by, caseId, body }: Signed, n: number): Bytes =>
  utf8(`record|${unit}|${JSON.stringify([id, at, by, caseId, body, n])}`)

/** The record, with a signature where it needs a role. Throws where whoever is in does not have it. */
export async function signedAs<R extends Signed>(
  unit: string,
  membership: Membership,
  holder: Holder,
  record: R,
): Promise<R & Pick<Kept, 'said'>> {
  const role = roleFor(record.body)
  if (!role) return record
  if (!hasRole(membership, holder.to, role)) throw new VaultError('not-permitted')
  const n = membership.statements.length
  const sig = base64(await (await signerOf(holder)).sign(signedBytes(unit, record, n)))
  return { ...record, said: { n, sig } }
}

/** Whether its writer had the role that it needs, when so much was stated as they say. */
export async function isRightful(unit: string, membership: Membership, record: Signed & Pick<Kept, 'said'>) {
  const role = roleFor(record.body)
  if (!role) return true
  const { by, said } = record
  const then = said && membershipAt(membership, said.n)
  const writer = by === 'respondent' ? undefined : then?.members.get(by.staff)
  if (!said || !then || !writer || !hasRole(then, writer.id, role)) return false
  const how = { name: 'ECDSA', hash: 'SHA-256' }
  const bytes = signedBytes(unit, record, said.n)
  return crypto.subtle.verify(how, await verifyingKey(writer.signing), unbase64(said.sig), bytes)
}
