/**
 * Keys that can be taken back. An epoch has 32 random bytes, sealed to every member of staff and to the recovery sheet,
 * and the bytes of the epoch before boxed under them: one key opens all history, and whoever was removed opens nothing
 * newer. Nothing is ever sealed anew. Format: docs/formats/vault.md.
 */
import * as z from 'zod'
import { type Bytes, base64, random, unbase64, utf8 } from './bytes.ts'
import { bitsOf } from './derive.ts'
import { type Holder, type Member, member, newPair, type Pair, SHEET } from './members.ts'
import { holdersForReleaser, type Membership, membershipOf, signedStatement } from './membership.ts'
import { derivation } from './passphrase-key.ts'
import { aesKey, open, openJson, seal, sealJson } from './seal.ts'
import { sealedToUnit } from './sealed-shape.ts'
import { newUnitKey, openAsUnit, sealToUnit } from './unit-key.ts'

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
type Epoch = z.infer<typeof epoch>

/** A pair that what only the releaser reads is sealed to. */
const forReleaser = z.strictObject({
  public: z.string(),
  /** The private half of the one before. */
  before: z.string().nullable(),
  /** The private half, for whoever holds it. */
  boxes: z.array(box),
})
type ForReleaser = z.infer<typeof forReleaser>

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
  /** The newest last. */
  forReleaser: z.array(forReleaser).min(1),
})
export type Header = z.infer<typeof header>
export type People = Pick<Header, 'unit' | 'derivation' | 'staff' | 'sheet' | 'membership'>
/** Public halves of the pairs that begin with a statement, and stand in it: an epoch's inbox, and the releaser's. */
export interface Begins {
  readonly inbox: string
  /** Left out where whoever states does not hold the one before: nobody loses it by them. */
  readonly forReleaser?: string
}
/** Who there will be, as soon as it is known what begins with them. */
export type PeopleWith = (begins: Begins) => Promise<People>

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
  /** What opens that which only the releaser reads, from the first: none for whoever does not hold it. */
  readonly forReleaser: readonly Pair[]
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
const releaserAbout = (unit: string, n: number, to: string) => `for-releaser|${unit}|${n}|${to}`
const releaserBeforeAbout = (unit: string, n: number) => `for-releaser-before|${unit}|${n}`

const dataKey = async (unit: string, root: Bytes) => {
  const key = await crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveBits'])
  return aesKey(await bitsOf(key, utf8(unit), 'mattstock|data'))
}

/** The first epoch of a unit, with the rounding key of its whole life. */
export const firstEpoch = (of: (begins: Required<Begins>) => Promise<People>, day: string): Promise<Keyed> =>
  withEpoch(({ inbox, forReleaser = '' }) => of({ inbox, forReleaser }), null, day)

/** A new epoch for who is among the people by now. `by` is what whoever makes it has in hand. */
export const nextEpoch = (of: PeopleWith, by: Keyed, day: string): Promise<Keyed> => withEpoch(of, by, day)

/** What begins with a statement that begins no epoch. */
export type Renews = Pick<Begins, 'forReleaser'>

/** No new epoch: something else was stated. */
export async function withStatements(of: (begins: Renews) => Promise<Header['membership']>, by: Keyed): Promise<Keyed> {
  const { header, keys } = by
  const fresh = await freshForReleaser(keys)
  return rostered({ ...header, membership: await of(renewedBy(fresh)) }, header.epochs, keys.newest.root, by, fresh)
}

/** Somebody new, or somebody under a new passphrase, who opens the newest epoch from now on and all before it. */
export async function withMember(
  by: Keyed,
  one: Member,
  of: (begins: Renews) => Promise<Header['membership']> = async () => by.header.membership,
): Promise<Keyed> {
  const { header, keys } = by
  const { unit, epochs } = header
  const { n, root } = keys.newest
  const fresh = await freshForReleaser(keys)
  // First, since it may be refused: then nothing is sealed to anybody.
  const membership = await of(renewedBy(fresh))
  const opens = { to: one.id, sealed: await sealToUnit(one.public, boxAbout(unit, n, one.id), root) }
  const staff = [...header.staff.filter(({ id }) => id !== one.id), one]
  return rostered(
    { ...header, membership, staff },
    epochs.map((it) => (it.n === n ? { ...it, boxes: [...it.boxes.filter(({ to }) => to !== one.id), opens] } : it)),
    root,
    by,
    fresh,
  )
}

async function withEpoch(peopleWith: PeopleWith, by: Keyed | null, day: string): Promise<Keyed> {
  const inbox = await newUnitKey()
  const fresh = await freshForReleaser(by?.keys)
  const of = await peopleWith({ inbox: inbox.public, ...renewedBy(fresh) })
  const { unit, staff, sheet } = of
  const before = by?.header.epochs ?? []
  const root = random(32)
  const data = await dataKey(unit, root)
  const clear = { n: before.length + 1, day, public: inbox.public }
  const rounding = by?.keys.rounding ?? random(32)
  const inside = { epoch: base64(root), private: inbox.private, rounding: base64(rounding) }
  const recipients = [...staff.map(({ id, public: key }) => ({ to: id, key })), { to: SHEET, key: sheet.public }]
  const made: Epoch = {
    ...clear,
    secrets: await sealJson(data, secretsAbout(unit, clear), inside),
    before: by && (await seal(data, beforeAbout(unit, clear.n), by.keys.newest.root)),
    boxes: await Promise.all(
      recipients.map(async ({ to, key }) => ({ to, sealed: await sealToUnit(key, boxAbout(unit, clear.n, to), root) })),
    ),
  }
  return rostered(of, [...before, made], root, by, fresh)
}

/** Another pair for the releaser, by whoever holds the one before; null for anybody else. */
const freshForReleaser = async (keys?: Pick<UnitKeys, 'forReleaser'>): Promise<Pair | null> =>
  keys && keys.forReleaser.length === 0 ? null : newPair(RELEASER)

const RELEASER = 'releaser'
const renewedBy = (fresh: Pair | null): Renews => (fresh ? { forReleaser: fresh.public } : {})

/** The header whole, and opened once as everybody else will: what does not open is never written. `fresh` begins where it was stated. */
async function rostered(
  of: People,
  epochs: Epoch[],
  root: Bytes,
  by: Keyed | null,
  fresh: Pair | null,
): Promise<Keyed> {
  const { unit, derivation, staff, sheet, membership } = of
  const said = await membershipOf(unit, membership)
  const roster = await sealJson(await dataKey(unit, root), rosterAbout(unit, epochs.length), namesIn(of, said.head))
  const held = by?.keys.forReleaser ?? []
  const before = by?.header.forReleaser ?? []
  const begun = fresh && said.forReleaser.at(-1) === fresh.public ? fresh : null
  const forReleaser = begun ? [...before, await sealedForReleaser(unit, said, [...held, begun])] : before
  const header: Header = { format: FORMAT, unit, derivation, staff, sheet, membership, roster, epochs, forReleaser }
  const keys = await openBackwards(header, root)
  const holds = !begun || holdersForReleaser(said).has(said.statements.at(-1)?.by ?? '')
  return { header, keys: { ...keys, forReleaser: holds ? [...held, ...(begun ? [begun] : [])] : [] } }
}

/** The last of the pairs, for whoever holds it, with the way back to the one before. */
async function sealedForReleaser(unit: string, said: Membership, pairs: readonly Pair[]): Promise<ForReleaser> {
  const [pair, before] = [pairs.at(-1) as Pair, pairs.at(-2)]
  const n = pairs.length
  const raw = unbase64(pair.private)
  return {
    public: pair.public,
    before:
      before === undefined
        ? null
        : await seal(await keyOfReleaser(unit, pair), releaserBeforeAbout(unit, n), unbase64(before.private)),
    boxes: await Promise.all(
      [...holdersForReleaser(said)].map(async ([to, half]) => ({
        to,
        sealed: await sealToUnit(half, releaserAbout(unit, n, to), raw),
      })),
    ),
  }
}

/** What the private half of the pair before lies under. */
async function keyOfReleaser(unit: string, { private: scalar }: Pick<Pair, 'private'>): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', unbase64(scalar), 'HKDF', false, ['deriveBits'])
  return aesKey(await bitsOf(key, utf8(unit), 'for-releaser'))
}

/** Every pair that the role has had, for whoever holds the newest. Throws where one does not open. */
async function pairsForReleaser({ unit, forReleaser }: Header, holder: Holder): Promise<readonly Pair[]> {
  const box = forReleaser.at(-1)?.boxes.find(({ to }) => to === holder.to)
  if (!box) return []
  const pairs: Pair[] = []
  let raw: Bytes | null = await openAsUnit(
    holder.private,
    releaserAbout(unit, forReleaser.length, holder.to),
    box.sealed,
  )
  for (let n = forReleaser.length; n > 0; n--) {
    const { public: half, before } = forReleaser[n - 1] as ForReleaser
    if (!raw) throw new Error(`the releaser’s pair ${n} has no key`)
    const pair: Pair = { to: RELEASER, public: half, private: base64(raw) }
    pairs.unshift(pair)
    raw = before === null ? null : await open(await keyOfReleaser(unit, pair), releaserBeforeAbout(unit, n), before)
  }
  return pairs
}

const namesIn = ({ staff, sheet }: Pick<People, 'staff' | 'sheet'>, head: string) => ({
  staff: staff.map(({ id, public: key }) => ({ id, public: key })),
  sheet: { public: sheet.public, day: sheet.day },
  head,
})

/** Whether the header is for those who belong to the unit by what was stated, and for nobody else. */
function fits({ staff, sheet, epochs, forReleaser }: Header, said: Membership): boolean {
  const { members, sheet: named, inboxes } = said
  const same = staff.length === members.size && staff.every((it) => members.get(it.id)?.public === it.public)
  const inbox = sameList(
    epochs.map(({ public: point }) => point),
    inboxes,
  )
  const pairs = sameList(
    forReleaser.map(({ public: point }) => point),
    said.forReleaser,
  )
  const held = sameList(
    (forReleaser.at(-1)?.boxes ?? []).map(({ to }) => to),
    [...holdersForReleaser(said).keys()],
  )
  return same && sheet.public === named.public && sheet.day === named.day && inbox && pairs && held
}

const sameList = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one, i) => others[i] === one)

/** Null where the newest epoch has no box for this holder, or anything does not fit: nothing is written under a wrong key. */
export async function openEpochs(header: Header, holder: Holder): Promise<UnitKeys | null> {
  const last = header.epochs.at(-1)
  const box = last?.boxes.find(({ to }) => to === holder.to)
  if (!last || !box) return null
  return openAsUnit(holder.private, boxAbout(header.unit, last.n, holder.to), box.sealed)
    .then(async (root) => ({
      ...(await openBackwards(header, root)),
      forReleaser: await pairsForReleaser(header, holder),
    }))
    .catch(() => null)
}

/** The epoch in which something was sealed. Throws where there is none of this number. */
export function epochOf({ all }: UnitKeys, n: number): EpochKeys {
  const found = all.get(n)
  if (!found) throw new Error(`no epoch ${n}`)
  return found
}

/** From the newest epoch's bytes back to the first. Throws where one does not open, or is another than it says. */
async function openBackwards(header: Header, newestRoot: Bytes): Promise<Omit<UnitKeys, 'forReleaser'>> {
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
