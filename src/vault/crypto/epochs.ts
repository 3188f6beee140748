/**
 * Keys that can be taken back. An epoch has 32 random bytes, sealed to every member of staff and to the recovery sheet,
 * and the bytes of the epoch before boxed under them: one key opens all history, and whoever was removed opens nothing
 * newer. Nothing is ever sealed anew. Format: docs/formats/vault.md.
 */
import * as z from 'zod'
import { type Bytes, base64, random, unbase64, utf8 } from './bytes.ts'
import { type Holder, type Member, member, SHEET } from './members.ts'
import { type Membership, membershipOf, signedStatement } from './membership.ts'
import { bitsOf, derivation } from './passphrase-key.ts'
import { aesKey, open, openJson, seal, sealJson } from './seal.ts'
import { newUnitKey, openAsUnit, sealedToUnit, sealToUnit } from './unit-key.ts'

const box = z.strictObject({ to: z.union([z.uuid(), z.literal(SHEET)]), sealed: sealedToUnit })

const epoch = z.strictObject({
  n: z.number().int().positive(),
  /** The civil day on which it began, by the device that made it. */
  day: z.iso.date(),
  /** The inbox: what is handed in is sealed to this. */
  public: z.string(),
  /** The inbox's private half, the rounding key, and the epoch's own bytes once more, by which right keys are told from wrong. */
  secrets: z.string(),
  /** The bytes of the epoch before. */
  before: z.string().nullable(),
  boxes: z.array(box),
})
export type Epoch = z.infer<typeof epoch>

const FORMAT = 'mattstock-vault-2'

export const header = z.strictObject({
  format: z.literal(FORMAT),
  unit: z.uuid(),
  derivation,
  staff: z.array(member),
  /** `day` is the civil day on which the sheet was made. */
  sheet: z.strictObject({ public: z.string(), day: z.iso.date() }),
  /** Who they are and what they may, from the first statement on. */
  membership: z.array(signedStatement).min(1),
  /** Members, sheet and the newest statement once more, under the newest epoch: whoever has no key cannot put themselves among the recipients. */
  roster: z.string(),
  /** The newest last. */
  epochs: z.array(epoch).min(1),
})
export type Header = z.infer<typeof header>
export type People = Pick<Header, 'unit' | 'derivation' | 'staff' | 'sheet' | 'membership'>
/** Who there will be, as soon as the inbox of the epoch that begins with them is known: it is stated with them. */
export type PeopleWith = (inbox: string) => Promise<People>

const secrets = z.strictObject({ epoch: z.string(), private: z.string(), rounding: z.string() })

/** What one epoch opens. The CryptoKey cannot be read out; the library that uses `private` takes bytes. */
export interface EpochKeys {
  readonly n: number
  /** The epoch's bytes, under which nothing is sealed: what the next epoch boxes. */
  readonly root: Bytes
  /** Wraps cases' keys and all else that is the unit's own. */
  readonly data: CryptoKey
  /** Opens what was handed in during the epoch. */
  readonly private: string
}

/** All that whoever is inside has in hand. */
export interface UnitKeys {
  readonly newest: EpochKeys
  /** By their numbers, the newest too. */
  readonly all: ReadonlyMap<number, EpochKeys>
  /** The unit's for life: another would draw the same figures again. */
  readonly rounding: Bytes
  /** Who belongs to the unit, and may what. */
  readonly membership: Membership
}

/** A header, and the keys that it opens to. */
export interface Keyed {
  readonly header: Header
  readonly keys: UnitKeys
}

const boxAbout = (unit: string, n: number, to: string) => `epoch|${unit}|${n}|${to}`
const secretsAbout = (unit: string, { n, day, public: inbox }: Pick<Epoch, 'n' | 'day' | 'public'>) =>
  `secrets|${unit}|${n}|${day}|${inbox}`
const beforeAbout = (unit: string, n: number) => `before|${unit}|${n}`
const rosterAbout = (unit: string, n: number) => `roster|${unit}|${n}`

const dataKey = async (unit: string, root: Bytes) => {
  const key = await crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveBits'])
  return aesKey(await bitsOf(key, utf8(unit), 'mattstock|data'))
}

/** The first epoch of a unit, with the rounding key of its whole life. */
export const firstEpoch = (of: PeopleWith, day: string): Promise<Keyed> => withEpoch(of, [], day, random(32), null)

/** A new epoch for who is among the people by now. `by` is what whoever makes it has in hand. */
export const nextEpoch = (of: PeopleWith, { header, keys }: Keyed, day: string): Promise<Keyed> =>
  withEpoch(of, header.epochs, day, keys.rounding, keys.newest.root)

/** No new keys: something else was stated. */
export const withStatements = ({ header, keys }: Keyed, membership: Header['membership']): Promise<Keyed> =>
  rostered({ ...header, membership }, header.epochs, keys.newest.root)

/** Somebody new, or somebody under a new passphrase, who opens the newest epoch from now on and all before it. */
export async function withMember(
  { header, keys }: Keyed,
  one: Member,
  membership: Header['membership'] = header.membership,
): Promise<Keyed> {
  const { unit, epochs } = header
  const { n, root } = keys.newest
  const opens = { to: one.id, sealed: await sealToUnit(one.public, boxAbout(unit, n, one.id), root) }
  const people = { ...header, membership, staff: [...header.staff.filter(({ id }) => id !== one.id), one] }
  return rostered(
    people,
    epochs.map((it) => (it.n === n ? { ...it, boxes: [...it.boxes.filter(({ to }) => to !== one.id), opens] } : it)),
    root,
  )
}

async function withEpoch(
  peopleWith: PeopleWith,
  before: readonly Epoch[],
  day: string,
  rounding: Bytes,
  rootBefore: Bytes | null,
) {
  const inbox = await newUnitKey()
  const of = await peopleWith(inbox.public)
  const { unit, staff, sheet } = of
  const root = random(32)
  const data = await dataKey(unit, root)
  const clear = { n: (before.at(-1)?.n ?? 0) + 1, day, public: inbox.public }
  const inside = { epoch: base64(root), private: inbox.private, rounding: base64(rounding) }
  const recipients = [...staff.map(({ id, public: key }) => ({ to: id, key })), { to: SHEET, key: sheet.public }]
  const made: Epoch = {
    ...clear,
    secrets: await sealJson(data, secretsAbout(unit, clear), inside),
    before: rootBefore && (await seal(data, beforeAbout(unit, clear.n), rootBefore)),
    boxes: await Promise.all(
      recipients.map(async ({ to, key }) => ({ to, sealed: await sealToUnit(key, boxAbout(unit, clear.n, to), root) })),
    ),
  }
  return rostered(of, [...before, made], root)
}

/** The header whole, and opened once as everybody else will: what does not open is never written. */
async function rostered(of: People, epochs: Epoch[], root: Bytes): Promise<Keyed> {
  const { unit, derivation, staff, sheet, membership } = of
  const { head } = await membershipOf(unit, membership)
  const roster = await sealJson(await dataKey(unit, root), rosterAbout(unit, epochs.length), namesIn(of, head))
  const header: Header = { format: FORMAT, unit, derivation, staff, sheet, membership, roster, epochs }
  return { header, keys: await openBackwards(header, root) }
}

const namesIn = ({ staff, sheet }: Pick<People, 'staff' | 'sheet'>, head: string) => ({
  staff: staff.map(({ id, public: key }) => ({ id, public: key })),
  sheet: { public: sheet.public, day: sheet.day },
  head,
})

/** Whether the header is for those who belong to the unit by what was stated, and for nobody else. */
function fits({ staff, sheet, epochs }: Header, { members, sheet: named, inboxes }: Membership): boolean {
  const same = staff.length === members.size && staff.every((it) => members.get(it.id)?.public === it.public)
  const inbox = epochs.every(({ public: point }, i) => inboxes[i] === point)
  return same && sheet.public === named.public && sheet.day === named.day && inbox && inboxes.length === epochs.length
}

/** Null where the newest epoch has no box for this holder, or anything does not fit: nothing is written under a wrong key. */
export async function openEpochs(header: Header, holder: Holder): Promise<UnitKeys | null> {
  const last = header.epochs.at(-1)
  const box = last?.boxes.find(({ to }) => to === holder.to)
  if (!last || !box) return null
  return openAsUnit(holder.private, boxAbout(header.unit, last.n, holder.to), box.sealed)
    .then((root) => openBackwards(header, root))
    .catch(() => null)
}

/** The epoch in which something was sealed. Throws where there is none of this number. */
export function epochOf({ all }: UnitKeys, n: number): EpochKeys {
  const found = all.get(n)
  if (!found) throw new Error(`no epoch ${n}`)
  return found
}

/** From the newest epoch's bytes back to the first. Throws where one does not open, or is another than it says. */
async function openBackwards(header: Header, newestRoot: Bytes): Promise<UnitKeys> {
  const { unit, epochs } = header
  const all = new Map<number, EpochKeys>()
  const rounding = new Set<string>()
  let root: Bytes | null = newestRoot
  for (const it of [...epochs].reverse()) {
    if (!root) throw new Error(`epoch ${it.n} has no key`)
    const data = await dataKey(unit, root)
    const inside = secrets.parse(await openJson(data, secretsAbout(unit, it), it.secrets))
    if (inside.epoch !== base64(root)) throw new Error(`epoch ${it.n} is another`)
    all.set(it.n, { n: it.n, root, data, private: inside.private })
    rounding.add(inside.rounding)
    root = it.before === null ? null : await open(data, beforeAbout(unit, it.n), it.before)
  }
  const [key, another] = rounding
  const newest = all.get(epochs.length)
  if (!newest || key === undefined || another !== undefined || root) throw new Error('the epochs do not fit each other')
  const membership = await membershipOf(unit, header.membership)
  const roster = await openJson(newest.data, rosterAbout(unit, newest.n), header.roster)
  if (JSON.stringify(roster) !== JSON.stringify(namesIn(header, membership.head)) || !fits(header, membership))
    throw new Error('the members are others')
  return { newest, all, rounding: unbase64(key), membership }
}
