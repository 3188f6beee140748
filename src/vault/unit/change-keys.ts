/**
 * Members, their roles, passphrases and the recovery sheet, changed from inside an open unit: each is stated and signed by
 * whoever is in, and refused to whom it is not for. Whoever loses their key is followed by a new epoch, in the same write.
 */
import { today } from '../../clock/today.ts'
import { type Begins, type Header, type Keyed, nextEpoch, withMember, withStatements } from '../crypto/epochs.ts'
import { headerHash } from '../crypto/header-hash.ts'
import { type Holder, holderBy, makeMember, newPair, type Pair, sheetPair, signerOf } from '../crypto/members.ts'
import { type MembershipAct, NotPermitted, stated } from '../crypto/membership.ts'
import { derivedKey } from '../crypto/passphrase-key.ts'
import { pairOf as memberPair } from '../crypto/people-key.ts'
import { readRecoveryCode } from '../crypto/recovery-code.ts'
import { countTry, forgetTries } from '../disk/tries.ts'
import type { RecordBody } from '../records.ts'
import { type Refusal, VaultError } from '../vault.ts'
import { closeUnread } from './close-unread.ts'
import { keysDevice } from './header-line.ts'
import { appendTo, followKeys, type Unit } from './unit.ts'

/** A key pair for somebody new, who reads what was there too. Gives back their id. */
export async function addMember(unit: Unit, name: string, passphrase: string): Promise<string> {
  const staff = crypto.randomUUID()
  const bodies = [audit('member.added', staff), { kind: 'staff', staff, name, active: true } as const]
  await changed(unit, bodies, async (by) => {
    const { one, made } = await newMember(by.header, staff, passphrase)
    return withMember(by, made, () => saying(by, { act: 'added', one }))
  })
  return staff
}

/**
 * A passphrase for one time, for somebody who has lost theirs: they must change it when they next come in. What their older
 * pair opens ends here: the old passphrase may be in other hands.
 */
export function setPassphrase(unit: Unit, staff: string, passphrase: string): Promise<void> {
  return changed(
    unit,
    [audit('passphrase.set', staff)],
    async (by) => (await withAnotherPair(by, staff, passphrase)).keyed,
  )
}

/**
 * One's own, for whoever knows the one before. It is put over the pair that one has; but where somebody else has set the one
 * before, and so knows what opens that pair, it is a new one.
 */
export async function changePassphrase(
  unit: Unit,
  before: string,
  passphrase: string,
): Promise<'changed' | Refusal<'wrong-passphrase'>> {
  const { staff } = unit.me
  const knows = await holderBy(unit.header, await derivedKey(before, unit.header.derivation), 'passphrase')
  if (knows?.to !== staff) return { refused: 'wrong-passphrase' }
  let holder: Holder = knows
  await changed(unit, [audit('passphrase.own', '')], async (by) => {
    const had = by.keys.membership.members.get(staff)
    if (had && had.given === null) {
      const secret = await derivedKey(passphrase, by.header.derivation)
      return withMember(by, await makeMember(by.header.unit, { ...knows, public: had.public }, secret))
    }
    const { one, made, pair } = await newMember(by.header, staff, passphrase)
    holder = { to: pair.to, private: pair.private }
    return withMember(by, made, (begins) => saying(by, { act: 'passphrase', one, ...begins }))
  })
  Object.assign(unit, { holder, pair: memberPair(unit.header, holder) })
  closeUnread(unit)
  return 'changed'
}

/** Whether this is the passphrase of whoever is in, asked again where they take or give up a key. Wrong tries slow down. */
export async function checkOwnPassphrase(
  { store, header, holder }: Unit,
  passphrase: string,
): Promise<Refusal<'wrong-passphrase' | 'wait'> | null> {
  const seconds = await countTry(store)
  if (seconds !== null) return { refused: 'wait', seconds }
  const knows = await holderBy(header, await derivedKey(passphrase, header.derivation), 'passphrase')
  if (knows?.to !== holder.to) return { refused: 'wrong-passphrase' }
  await forgetTries(store)
  return null
}

/** Another pair for whoever is in, under the passphrase that they have: what opened the one before opens nothing newer. */
export async function renewOwnPair(unit: Unit, passphrase: string): Promise<void> {
  let { holder } = unit
  await changed(unit, [], async (by) => {
    const { keyed, pair } = await withAnotherPair(by, by.holder.to, passphrase)
    holder = { to: pair.to, private: pair.private }
    return keyed
  })
  unit.holder = holder
}

/** Their name stays in the unit's records, as somebody who no longer works there. */
export async function removeMember(unit: Unit, staff: string): Promise<void> {
  // Once is enough: it was done before the power went, or in another tab.
  if (!unit.keys.membership.members.has(staff)) return
  const known = unit.memory.of('staff').findLast(({ body }) => body.staff === staff)?.body
  const left = audit('member.removed', staff)
  return changed(unit, known ? [left, { ...known, active: false }] : [left], (by) => {
    const of = async (begins: Begins) => ({
      ...by.header,
      staff: by.header.staff.filter(({ id }) => id !== staff),
      membership: await saying(by, { act: 'removed', staff, ...begins }),
    })
    return nextEpoch(of, by, today())
  })
}

/** Appoints a *nyckelansvarig*, or ends that. */
export function setKeeper(unit: Unit, staff: string, is: boolean): Promise<void> {
  return changed(unit, [audit(is ? 'role.keeper' : 'role.keeper-ended', staff)], async (by) =>
    withStatements((begins) => saying(by, { act: 'keeper', staff, is, ...begins }), by),
  )
}

/** Hands the role of *utlämnare* on. */
export function setReleaser(unit: Unit, staff: string): Promise<void> {
  return changed(unit, [audit('role.releaser', staff)], async (by) =>
    withStatements((begins) => saying(by, { act: 'releaser', staff, ...begins }), by),
  )
}

/** Says that the unit is no more, once: its devices hear of it with the chain, and may then be emptied. */
export async function closeUnit(unit: Unit): Promise<void> {
  if (unit.keys.membership.closed) return
  await changed(unit, [audit('unit.closed')], async (by) =>
    withStatements((begins) => saying(by, { act: 'closed', ...begins }), by),
  )
}

export function changeRecoveryCode(unit: Unit, code: string): Promise<void> {
  return changed(unit, [audit('recovery.new')], async (by) => {
    const day = today()
    const pair = await pairOf(by.header, code)
    const sheet = { public: pair.public, day }
    const stands = { ...sheet, signing: (await signerOf(pair)).public }
    const of = async (begins: Begins) => ({
      ...by.header,
      sheet,
      membership: await saying(by, { act: 'sheet', sheet: stands, ...begins }),
    })
    return nextEpoch(of, by, day)
  })
}

export async function opensUnit({ header }: Unit, typed: string): Promise<boolean> {
  const read = readRecoveryCode(typed)
  return 'code' in read && (await pairOf(header, read.code)).public === header.sheet.public
}

const audit = (what: string, detail = '') => ({ kind: 'audit', what, detail }) as const

const pairOf = async ({ unit, derivation }: Header, code: string): Promise<Pair> =>
  sheetPair(await derivedKey(code, derivation), unit)

/** A new pair for a member, in the place of the one that they had, and an epoch that begins with it. */
async function withAnotherPair(by: Unit, staff: string, passphrase: string) {
  const { one, made, pair } = await newMember(by.header, staff, passphrase)
  const of = async (begins: Begins) => ({
    ...by.header,
    staff: by.header.staff.map((it) => (it.id === staff ? made : it)),
    membership: await saying(by, { act: 'passphrase', one, ...begins }),
  })
  return { pair, keyed: await nextEpoch(of, by, today()) }
}

async function newMember({ unit, derivation }: Header, staff: string, passphrase: string) {
  const pair = await newPair(staff)
  const made = await makeMember(unit, pair, await derivedKey(passphrase, derivation))
  return { pair, made, one: { id: staff, public: pair.public, signing: (await signerOf(pair)).public } }
}

/** What was stated, and this by whoever is in. */
async function saying({ header, keys, holder }: Unit, act: MembershipAct): Promise<Header['membership']> {
  return [...header.membership, await stated(header.unit, keys.membership, holder, today(), act)]
}

/**
 * One write, by one tab at a time: who there is, the keys that only they open, and the note of it, under the new keys. The
 * snapshot goes, which lies under those before.
 */
function changed(
  unit: Unit,
  bodies: readonly RecordBody[],
  make: (unit: Unit) => Promise<Keyed>,
  where: 'here' | 'anywhere' = 'here',
): Promise<void> {
  return unit.store.alone(async () => {
    // Made of a header that another tab has changed, it would put back what that one took away.
    await followKeys(unit)
    // On two devices at once it would make two units of one.
    if (where === 'here' && (await keysAreElsewhere(unit))) throw new VaultError('keys-elsewhere')
    const keyed = await make(unit).catch((fault) => {
      throw fault instanceof NotPermitted ? new VaultError('not-permitted', fault) : fault
    })
    const records = bodies.map((body) => ({ caseId: null, body }))
    await appendTo(unit, records, { keyed, local: [{ set: 'snapshot', to: null }] })
  }, 'keys')
}

/** Whether another device than this one is where keys are changed. */
export async function keysAreElsewhere({ store, header, device }: Unit): Promise<boolean> {
  const by = keysDevice(await headerHash(header), await store.all('entries'))
  return by !== null && by !== device?.id
}

/** New keys for the same people. `anywhere` makes this the device where keys are changed from now on. */
export const nextEpochFor = (
  unit: Unit,
  bodies: readonly RecordBody[],
  where: 'here' | 'anywhere' = 'here',
): Promise<void> => {
  const make = (by: Unit) => {
    const of = async (begins: Begins) => ({ ...by.header, membership: await saying(by, { act: 'keys', ...begins }) })
    return nextEpoch(of, by, today())
  }
  return changed(unit, bodies, make, where)
}
