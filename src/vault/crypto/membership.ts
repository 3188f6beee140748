/**
 * Who belongs to a unit, and in which role: one chain of statements, each signed by a member's own key or the sheet's, and
 * each holding the hash of the one before. Every reader goes through it from the first, and a statement that its signer
 * had no right to make is none: the unit then opens to nobody. The first is pinned by the unit's id, which is made of its
 * signer's key. Format: docs/formats/vault.md.
 */
import * as z from 'zod'
import { type Bytes, base64, idOfKey, sha256, unbase64, utf8 } from './bytes.ts'
import { type Holder, SHEET, signerOf } from './members.ts'

/** What everybody may know of a member: points in base64url, to seal to and to tell signatures by. */
const memberKey = z.strictObject({ id: z.uuid(), public: z.string(), signing: z.string() })
type MemberKey = z.infer<typeof memberKey>

const sheetKey = z.strictObject({ public: z.string(), signing: z.string(), day: z.iso.date() })
type SheetKey = z.infer<typeof sheetKey>

/** The inbox of an epoch that begins with the statement. */
const inbox = z.string()
/** The public half of the pair that what only the releaser reads is sealed to, of one that begins with the statement. */
const forReleaser = z.string()
const staff = z.uuid()

const act = z.discriminatedUnion('act', [
  /** The first in `staff` has signed, is a keeper and the releaser. */
  z.strictObject({
    act: z.literal('begun'),
    staff: z.array(memberKey).min(1),
    keepers: z.array(staff),
    sheet: sheetKey,
    inbox,
    forReleaser,
  }),
  z.strictObject({ act: z.literal('added'), one: memberKey }),
  z.strictObject({ act: z.literal('removed'), staff, inbox, forReleaser: forReleaser.optional() }),
  /** A new pair. By the member's own hand it begins an epoch where the one before may be in other hands. */
  z.strictObject({
    act: z.literal('passphrase'),
    one: memberKey,
    inbox: inbox.optional(),
    forReleaser: forReleaser.optional(),
  }),
  z.strictObject({ act: z.literal('sheet'), sheet: sheetKey, inbox, forReleaser: forReleaser.optional() }),
  /** New keys for the same people: a device was removed, or keys are changed on another from now on. */
  z.strictObject({ act: z.literal('keys'), inbox, forReleaser: forReleaser.optional() }),
  z.strictObject({ act: z.literal('keeper'), staff, is: z.boolean(), forReleaser: forReleaser.optional() }),
  z.strictObject({ act: z.literal('releaser'), staff, forReleaser: forReleaser.optional() }),
  /** The unit is no more: what it had was given into an archive, and goes from every device. */
  z.strictObject({ act: z.literal('closed'), forReleaser: forReleaser.optional() }),
])
export type MembershipAct = z.infer<typeof act>

/** `text` is the JSON of what is stated: the very bytes that are signed. */
export const signedStatement = z.strictObject({ text: z.string(), sig: z.string() })
type SignedStatement = z.infer<typeof signedStatement>

const frame = z.object({
  unit: z.uuid(),
  n: z.number().int().positive(),
  /** The hash of the statement before; empty for the first. */
  before: z.string(),
  /** By the clock of the device that made it. */
  day: z.iso.date(),
  /** A member's id, or the sheet. */
  by: z.union([z.uuid(), z.literal(SHEET)]),
  act: z.unknown(),
})

export interface Statement {
  readonly n: number
  readonly day: string
  readonly by: string
  readonly act: MembershipAct
}

interface MembershipOf extends MemberKey {
  /** Whoever set their passphrase, where it was not they themselves and they have not changed it since. */
  readonly given: { readonly by: string; readonly day: string } | null
}

export interface Membership {
  readonly members: ReadonlyMap<string, MembershipOf>
  /** *Nyckelansvariga*: never none. */
  readonly keepers: ReadonlySet<string>
  /** The *utlämnare*: always one. */
  readonly releaser: string
  readonly sheet: SheetKey
  /** Null for a unit that goes on. */
  readonly closed: { readonly by: string; readonly day: string } | null
  /** Inboxes of the epochs, from the first. */
  readonly inboxes: readonly string[]
  /** Public halves of the pairs that the role of releaser has had, from the first. */
  readonly forReleaser: readonly string[]
  /** All that was stated, from the first. */
  readonly statements: readonly Statement[]
  /** The hash of the newest statement. */
  readonly head: string
  /** What held before it. */
  readonly before: Membership | null
}

/** Whoever signs had no right to say so. */
export class NotPermitted extends Error {}

/** Reads the whole chain. Throws at the first statement that does not follow, is not signed, or was not its signer's to make. */
export async function membershipOf(unit: string, chain: readonly SignedStatement[]): Promise<Membership> {
  let known: Membership | null = null
  for (const each of chain) {
    const { signer, statement } = await read(unit, known, each)
    if (!(await verifies(signer, each))) throw new Error(`statement ${statement.n} is not its signer's`)
    known = after(known, statement, await hashOf(each))
  }
  if (!known) throw new Error('nobody belongs to the unit')
  return known
}

/** What held when so many statements had been made; undefined where there have not been so many. */
export function membershipAt(membership: Membership, n: number): Membership | undefined {
  let then: Membership | null = membership
  while (then && then.statements.length > n) then = then.before
  return then?.statements.length === n ? then : undefined
}

/** Whether one chain goes on from where the other ended: a device that has read one follows no other. */
export const continues = (before: readonly SignedStatement[], chain: readonly SignedStatement[]): boolean =>
  before.every(({ text }, i) => chain[i]?.text === text)

/** The next statement. Throws `NotPermitted` where whoever is to sign may not make it. */
export async function stated(
  unit: string,
  known: Membership | null,
  by: Holder,
  day: string,
  it: MembershipAct,
): Promise<SignedStatement> {
  const statement: Statement = { n: (known?.statements.length ?? 0) + 1, day, by: by.to, act: act.parse(it) }
  after(known, statement, '')
  const { n, act: what } = statement
  const text = JSON.stringify({ unit, n, before: known?.head ?? '', day, by: by.to, act: what })
  const { sign } = await signerOf(by)
  return { text, sig: base64(await sign(signedBytes(text))) }
}

const signedBytes = (text: string): Bytes => utf8(`membership|${text}`)
const hashOf = async ({ text }: SignedStatement): Promise<string> => base64(await sha256(utf8(text)))

/** What is stated, and whose signature must stand under it. */
async function read(unit: string, known: Membership | null, { text }: SignedStatement) {
  const { unit: of, before, act: said, ...rest } = frame.parse(JSON.parse(text))
  const statement: Statement = { ...rest, act: act.parse(said) }
  const { n, by } = statement
  if (of !== unit || before !== (known?.head ?? '') || n !== (known?.statements.length ?? 0) + 1)
    throw new Error(`statement ${n} does not follow`)
  const signer = await signingKey(unit, known, statement)
  if (!signer) throw new NotPermitted(`statement ${n} is by ${by}, who is nobody here`)
  return { statement, signer }
}

/** The first statement's key is the one that the unit's id is made of. */
async function signingKey(unit: string, known: Membership | null, { by, act }: Statement): Promise<string | null> {
  if (known) return by === SHEET ? known.sheet.signing : (known.members.get(by)?.signing ?? null)
  const founder = act.act === 'begun' ? act.staff[0] : undefined
  return founder?.id === by && (await idOfKey(founder.signing)) === unit ? founder.signing : null
}

async function verifies(signer: string, { text, sig }: SignedStatement): Promise<boolean> {
  const key = await verifyingKey(signer)
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, unbase64(sig), signedBytes(text))
}

export const verifyingKey = (signer: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', unbase64(signer), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])

/** What holds once this was stated too. Throws where its signer may not state it, or it states what cannot be. Pure. */
function after(known: Membership | null, statement: Statement, head: string): Membership {
  const { act } = statement
  if (act.act === 'begun') {
    if (known) throw new Error('a unit begins once')
    return begun(statement, act, head)
  }
  if (!known) throw new Error('a unit has a beginning')
  if (!may(known, statement)) throw new NotPermitted(`${act.act} is not for ${statement.by} to state`)
  const next = changed(known, statement)
  const inbox = 'inbox' in act ? act.inbox : undefined
  const pair = 'forReleaser' in act ? act.forReleaser : undefined
  const hold = holdersForReleaser(next)
  if (pair === undefined && [...holdersForReleaser(known)].some(([id, half]) => hold.get(id) !== half))
    throw new Error('whoever holds the releaser’s pair no longer would read what comes')
  return {
    ...next,
    inboxes: inbox === undefined ? known.inboxes : [...known.inboxes, inbox],
    forReleaser: pair === undefined ? known.forReleaser : [...known.forReleaser, pair],
    statements: [...known.statements, statement],
    head,
    before: known,
  }
}

function begun(statement: Statement, act: Extract<MembershipAct, { act: 'begun' }>, head: string): Membership {
  const { by, day } = statement
  const members = new Map(act.staff.map((one) => [one.id, { ...one, given: one.id === by ? null : { by, day } }]))
  if (members.size !== act.staff.length || !act.keepers.includes(by) || !act.keepers.every((id) => members.has(id)))
    throw new Error('a unit begins with a keeper among its members')
  return {
    members,
    keepers: new Set(act.keepers),
    releaser: by,
    sheet: act.sheet,
    closed: null,
    inboxes: [act.inbox],
    forReleaser: [act.forReleaser],
    statements: [statement],
    head,
    before: null,
  }
}

/**
 * A keeper may all; the sheet, for which somebody has gone to the safe, lets in somebody whose passphrase is lost, makes new
 * keys and appoints a keeper; and each member changes their own passphrase.
 */
function may({ keepers }: Membership, { by, act }: Statement): boolean {
  if (act.act === 'passphrase' && act.one.id === by) return true
  if (by === SHEET) return act.act === 'passphrase' || act.act === 'keys' || (act.act === 'keeper' && act.is)
  return keepers.has(by)
}

type Held = Pick<Membership, 'members' | 'keepers' | 'releaser' | 'sheet' | 'closed'>

/**
 * Who holds the pair of the releaser's, as public halves by id: the releaser; the keepers, who hand the role on also while
 * the releaser is away; and the sheet.
 */
export function holdersForReleaser({ members, keepers, releaser, sheet }: Held): ReadonlyMap<string, string> {
  const ids = [...new Set([releaser, ...keepers])].sort()
  return new Map([...ids.map((id) => [id, members.get(id)?.public ?? ''] as const), [SHEET, sheet.public]])
}

function changed(known: Membership, { by, day, act }: Statement): Held {
  const { members, keepers, releaser, sheet, closed } = known
  const held = { members, keepers, releaser, sheet, closed }
  const among = (id: string) => {
    if (!members.has(id)) throw new Error('nobody of that id belongs to the unit')
    return id
  }
  switch (act.act) {
    case 'added':
      // Whoever left comes back under another id: what they wrote stays theirs.
      if (known.statements.some((each) => named(each).includes(act.one.id))) throw new Error('the id is taken')
      return { ...held, members: new Map([...members, [act.one.id, { ...act.one, given: { by, day } }]]) }
    case 'removed':
      if (act.staff === by) throw new NotPermitted('nobody removes themselves')
      return {
        ...held,
        members: without(members, among(act.staff)),
        keepers: new Set([...keepers].filter((id) => id !== act.staff)),
        // A role that somebody leaves with them is whose who removed them.
        releaser: releaser === act.staff ? by : releaser,
      }
    case 'passphrase': {
      const own = among(act.one.id) === by
      if (!own && act.inbox === undefined) throw new Error('another pair of a member begins an epoch')
      return { ...held, members: new Map([...members, [act.one.id, { ...act.one, given: own ? null : { by, day } }]]) }
    }
    case 'sheet':
      return { ...held, sheet: act.sheet }
    case 'keeper': {
      const rest = [...keepers].filter((id) => id !== among(act.staff))
      if (!act.is && rest.length === 0) throw new Error('a unit has a keeper')
      return { ...held, keepers: new Set(act.is ? [...rest, act.staff] : rest) }
    }
    case 'releaser':
      return { ...held, releaser: among(act.staff) }
    case 'closed':
      if (closed) throw new Error('a unit ends once')
      return { ...held, closed: { by, day } }
    default:
      return held
  }
}

const without = <V>(all: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> =>
  new Map([...all].filter(([id]) => id !== key))

/** Everybody whom a statement lets in. */
function named({ act }: Statement): readonly string[] {
  if (act.act === 'begun') return act.staff.map(({ id }) => id)
  return act.act === 'added' ? [act.one.id] : []
}
