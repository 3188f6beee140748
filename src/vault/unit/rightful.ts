/** Signatures under records that only one role may write: made as they are written, and checked by every reader. */
import { type Bytes, base64, unbase64, utf8 } from '../crypto/bytes.ts'
import { type Holder, NOBODY, SHEET, signerOf } from '../crypto/members.ts'
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
  const sig = base64(await (await signerHeld(holder)).sign(signedBytes(unit, record, n)))
  return { ...record, said: { n, sig } }
}

/** Derived once for whoever is in: an erasing signs for each of thousands of cases. */
const signers = new WeakMap<Holder, ReturnType<typeof signerOf>>()
function signerHeld(holder: Holder): ReturnType<typeof signerOf> {
  const held = signers.get(holder) ?? signerOf(holder)
  signers.set(holder, held)
  return held
}

/** Likewise of those who wrote. */
const verifying = new Map<string, Promise<CryptoKey>>()
function verifyingHeld(signing: string): Promise<CryptoKey> {
  const held = verifying.get(signing) ?? verifyingKey(signing)
  verifying.set(signing, held)
  return held
}

/** Whether its writer had the role that it needs, when so much was stated as they say. */
export async function isRightful(unit: string, membership: Membership, record: Signed & Pick<Kept, 'said'>) {
  const role = roleFor(record.body)
  if (!role) return true
  const { by, said } = record
  const then = said && membershipAt(membership, said.n)
  if (!said || !then || by === 'respondent') return false
  const who = by.staff === NOBODY ? SHEET : by.staff
  const signing = who === SHEET ? then.sheet.signing : then.members.get(who)?.signing
  if (!signing || !hasRole(then, who, role)) return false
  const how = { name: 'ECDSA', hash: 'SHA-256' }
  const bytes = signedBytes(unit, record, said.n)
  return crypto.subtle.verify(how, await verifyingHeld(signing), unbase64(said.sig), bytes)
}
