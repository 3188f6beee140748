/** Members, passphrases and the recovery sheet, changed from inside an open unit. Whoever loses their key is followed by a new epoch, in the same write. */
import { today } from '../../clock/today.ts'
import { type Header, type Keyed, nextEpoch, withMember } from '../crypto/epochs.ts'
import { makeMember, sheetPair } from '../crypto/members.ts'
import { derivedKey } from '../crypto/passphrase-key.ts'
import { readRecoveryCode } from '../crypto/recovery-code.ts'
import type { RecordBody } from '../records.ts'
import { appendTo, followKeys, type Unit } from './unit.ts'

/**
 * A key pair for somebody new, who reads what was there too. One's own passphrase is put over the pair that one has. With
 * a new one for somebody else, what their older pair opens ends here: the old passphrase may be in other hands.
 */
export function setPassphrase(unit: Unit, staff: string, passphrase: string): Promise<void> {
  const audit = { kind: 'audit', what: 'passphrase.set', detail: staff } as const
  return changed(unit, [audit], async ({ header }) => {
    const secret = await derivedKey(passphrase, header.derivation)
    const had = header.staff.find(({ id }) => id === staff)
    const own = had && unit.holder.to === staff ? { public: had.public, private: unit.holder.private } : undefined
    const made = await makeMember(header.unit, staff, secret, own)
    if (!had || own) return withMember(unit, made)
    return nextEpoch({ ...header, staff: header.staff.map((it) => (it.id === staff ? made : it)) }, unit, today())
  })
}

/** Their name stays in the unit's records, as somebody who no longer works there. */
export function removeMember(unit: Unit, staff: string): Promise<void> {
  const audit = { kind: 'audit', what: 'member.removed', detail: staff } as const
  const known = unit.memory.of('staff').findLast(({ body }) => body.staff === staff)?.body
  const bodies = known ? [audit, { ...known, active: false }] : [audit]
  return changed(unit, bodies, ({ header }) =>
    nextEpoch({ ...header, staff: header.staff.filter(({ id }) => id !== staff) }, unit, today()),
  )
}

export function changeRecoveryCode(unit: Unit, code: string): Promise<void> {
  return changed(unit, [{ kind: 'audit', what: 'recovery.new', detail: '' }], async ({ header }) => {
    const day = today()
    return nextEpoch({ ...header, sheet: { public: await publicOf(header, code), day } }, unit, day)
  })
}

export async function opensUnit({ header }: Unit, typed: string): Promise<boolean> {
  const read = readRecoveryCode(typed)
  return 'code' in read && (await publicOf(header, read.code)) === header.sheet.public
}

const publicOf = async ({ unit, derivation }: Header, code: string): Promise<string> =>
  (await sheetPair(await derivedKey(code, derivation), unit)).public

/**
 * One write, by one tab at a time: who there is, the keys that only they open, and the note of it, under the new keys. The
 * snapshot goes, which lies under those before.
 */
function changed(unit: Unit, bodies: readonly RecordBody[], make: (unit: Unit) => Promise<Keyed>): Promise<void> {
  return unit.store.alone(async () => {
    // Made of a header that another tab has changed, it would put back what that one took away.
    await followKeys(unit)
    const keyed = await make(unit)
    const records = bodies.map((body) => ({ caseId: null, body }))
    await appendTo(unit, records, { keyed, local: [{ set: 'snapshot', to: null }] })
  }, 'keys')
}
