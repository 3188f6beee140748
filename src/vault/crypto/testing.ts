/** A unit of Alva, a keeper, and Bo, whose passphrases are made without the slow step; and what is stated about them. */
import { idOfKey, random } from './bytes.ts'
import { type Begins, firstEpoch, type Header, type Keyed, nextEpoch, type People } from './epochs.ts'
import { type Holder, makeMember, newPair, sheetPair, signerOf } from './members.ts'
import { type MembershipAct, membershipOf, stated } from './membership.ts'
import { newDerivation } from './passphrase-key.ts'

export const [alva, bo] = [crypto.randomUUID(), crypto.randomUUID()]
export const [day, later] = ['2026-11-02', '2026-11-30']

/** What is typed is derived to, without the slow step. */
export const derived = () => crypto.subtle.importKey('raw', random(32), 'HKDF', false, ['deriveBits'])

export async function person(id: string = crypto.randomUUID()) {
  const pair = await newPair(id)
  return { pair, secret: await derived(), one: { id, public: pair.public, signing: (await signerOf(pair)).public } }
}

export async function newSheet(unit: string, of = day) {
  const code = await derived()
  const pair = await sheetPair(code, unit)
  const sheet = { public: pair.public, day: of }
  return { code, pair, sheet, stands: { ...sheet, signing: (await signerOf(pair)).public } }
}

export async function newUnit() {
  const people = { alva: await person(alva), bo: await person(bo) }
  const unit = await idOfKey(people.alva.one.signing)
  const made = await newSheet(unit)
  const staff = await Promise.all([people.alva, people.bo].map(({ pair, secret }) => makeMember(unit, pair, secret)))
  const begun = { act: 'begun' as const, staff: [people.alva.one, people.bo.one], keepers: [alva], sheet: made.stands }
  const of = async (begins: Required<Begins>) => ({
    ...{ unit, derivation: newDerivation(), staff, sheet: made.sheet },
    membership: [await stated(unit, null, people.alva.pair, day, { ...begun, ...begins })],
  })
  return { ...(await firstEpoch(of, day)), people, sheet: made }
}

/** The chain with one more statement, by Alva where nobody else is named. */
export async function saying(header: Header, by: Holder, act: MembershipAct): Promise<Header['membership']> {
  const known = await membershipOf(header.unit, header.membership)
  return [...header.membership, await stated(header.unit, known, by, later, act)]
}

/** A new epoch, and the statement that it begins with. */
export const rotated = async (
  keyed: Keyed,
  by: Holder,
  change: Partial<People>,
  act: (begins: Begins) => MembershipAct,
): Promise<Keyed> => {
  const of = async (begins: Begins) => ({
    ...keyed.header,
    ...change,
    membership: await saying(keyed.header, by, act(begins)),
  })
  return nextEpoch(of, keyed, later)
}
