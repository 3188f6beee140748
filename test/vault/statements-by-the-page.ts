/**
 * Who belongs to a unit and who may write what, by docs/formats/vault.md alone, with Node's own crypto: part of the independent
 * program of formats.test.ts, which imports nothing of the vault's own code to read.
 */
import { createHash, createPublicKey, verify } from 'node:crypto'

export const b64 = (encoded: string) => Buffer.from(encoded, 'base64url')
export const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest()
export const point = (bytes: Buffer) => ({
  kty: 'EC',
  crv: 'P-256',
  x: bytes.subarray(1, 33).toString('base64url'),
  y: bytes.subarray(33).toString('base64url'),
})

/** Whether `sig` is by the key whose public half is `signing`. */
export function signedBy(signing: string, text: string, sig: string): boolean {
  const key = createPublicKey({ key: point(b64(signing)), format: 'jwk' })
  return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, b64(sig))
}

/** As lower-case hexadecimal digits, without hyphens. */
export function idOfKey(raw: Buffer): string {
  const id = sha256(raw).subarray(0, 16)
  id[6] = ((id[6] as number) & 15) | 128
  id[8] = ((id[8] as number) & 63) | 128
  return id.toString('hex')
}

interface Keys {
  readonly public: string
  readonly signing: string
}
type Named = Keys & { readonly id: string }

export type Act = { readonly inbox?: string; readonly forReleaser?: string } & (
  | {
      readonly act: 'begun'
      readonly staff: readonly Named[]
      readonly keepers: readonly string[]
      readonly sheet: Keys
    }
  | { readonly act: 'added' | 'passphrase'; readonly one: Named }
  | { readonly act: 'removed' | 'releaser'; readonly staff: string }
  | { readonly act: 'keeper'; readonly staff: string; readonly is: boolean }
  | { readonly act: 'sheet'; readonly sheet: Keys }
  | { readonly act: 'keys' | 'closed' }
)

export interface Stated {
  readonly unit: string
  readonly n: number
  readonly before: string
  readonly day: string
  readonly by: string
  readonly act: Act
}

/** What holds after so many statements. */
export interface Belonging {
  readonly members: ReadonlyMap<string, Keys>
  readonly keepers: ReadonlySet<string>
  readonly releaser: string
  readonly sheet: Keys
  readonly closed: boolean
  /** Every id that somebody has had. */
  readonly ever: ReadonlySet<string>
}

export interface Signed {
  readonly text: string
  readonly sig: string
}

/** Every statement by whoever could make it. Gives what held after each, and the inboxes and the releaser's pairs that began. */
export function readStatements(unit: string, membership: readonly Signed[]) {
  const states: Belonging[] = []
  const inboxes: string[] = []
  const pairs: string[] = []
  let before = ''
  for (const [i, { text, sig }] of membership.entries()) {
    const it: Stated = JSON.parse(text)
    if (it.unit !== unit || it.n !== i + 1 || it.before !== before) throw new Error('no chain of statements')
    const known = states.at(-1)
    const next = known ? after(known, it) : begun(it)
    const signing = (it.by === 'sheet' ? known?.sheet : (known ?? next).members.get(it.by))?.signing
    if (!signing || (!known && idOfKey(b64(signing)) !== unit.replaceAll('-', ''))) throw new Error('a stranger stated')
    if (!signedBy(signing, `membership|${text}`, sig)) throw new Error('another stated')
    states.push(next)
    if (it.act.inbox) inboxes.push(it.act.inbox)
    if (it.act.forReleaser) pairs.push(it.act.forReleaser)
    before = sha256(text).toString('base64url')
  }
  return { states, inboxes, pairs }
}

function begun({ by, act }: Stated): Belonging {
  if (act.act !== 'begun' || act.staff[0]?.id !== by || !act.keepers.includes(by) || !act.inbox || !act.forReleaser)
    throw new Error('no beginning')
  const { staff, keepers, sheet } = act
  const members = new Map(staff.map((one) => [one.id, one]))
  return { members, keepers: new Set(keepers), releaser: by, sheet, closed: false, ever: new Set(members.keys()) }
}

/** The last column of the page's table. */
function maySign({ by, act }: Stated, { keepers }: Belonging): boolean {
  if (act.act === 'passphrase' && act.one.id === by) return true
  if (by !== 'sheet') return keepers.has(by)
  return act.act === 'passphrase' || act.act === 'keys' || (act.act === 'keeper' && act.is)
}

function after(known: Belonging, stated: Stated): Belonging {
  const { by, act } = stated
  if (!maySign(stated, known)) throw new Error('whoever signs may not state that')
  const begins = ['removed', 'sheet', 'keys'].includes(act.act) || (act.act === 'passphrase' && act.one.id !== by)
  if (begins && !act.inbox) throw new Error('no epoch begins')
  const next = changed(known, stated)
  const still = holders(next)
  const over = [...holders(known)].some(([id, shown]) => still.get(id) !== shown)
  if (over && !act.forReleaser) throw new Error('the releaser needs another pair')
  if (act.act === 'added' && act.forReleaser) throw new Error('the releaser needs no other pair')
  return next
}

/** The table's third column. */
function changed(known: Belonging, { by, act }: Stated): Belonging {
  const [members, keepers] = [new Map(known.members), new Set(known.keepers)]
  const among =
    'one' in act && act.act === 'passphrase'
      ? act.one.id
      : 'staff' in act && typeof act.staff === 'string'
        ? act.staff
        : null
  if (among !== null && !members.has(among)) throw new Error('said of nobody who belongs to the unit')
  switch (act.act) {
    case 'begun':
      throw new Error('it begins twice')
    case 'added':
      if (known.ever.has(act.one.id)) throw new Error('somebody had that id')
      return { ...known, members: members.set(act.one.id, act.one), ever: new Set([...known.ever, act.one.id]) }
    case 'passphrase':
      return { ...known, members: members.set(act.one.id, act.one) }
    case 'removed':
      if (act.staff === by) throw new Error('nobody removes themselves')
      members.delete(act.staff)
      keepers.delete(act.staff)
      return { ...known, members, keepers, releaser: known.releaser === act.staff ? by : known.releaser }
    case 'keeper':
      if (act.is) keepers.add(act.staff)
      else keepers.delete(act.staff)
      if (keepers.size === 0) throw new Error('no keeper is left')
      return { ...known, keepers }
    case 'releaser':
      return { ...known, releaser: act.staff }
    case 'sheet':
      return { ...known, sheet: act.sheet }
    case 'closed':
      if (known.closed) throw new Error('it is closed twice')
      return { ...known, closed: true }
    case 'keys':
      return known
  }
}

/** Who holds the releaser's pair, in the order of its boxes, each with the public half that theirs is sealed to. */
export function holders({ members, keepers, releaser, sheet }: Belonging): ReadonlyMap<string, string> {
  const ids = [...new Set([releaser, ...keepers])].sort()
  return new Map([...ids.map((id) => [id, members.get(id)?.public ?? ''] as const), ['sheet', sheet.public]])
}

interface Body {
  readonly kind: string
  readonly name?: string
  readonly removed?: unknown
}

/** An opened record, with the case that its head names. */
export interface Opened {
  readonly id: string
  readonly at: string
  readonly by: { readonly staff: string } | 'respondent'
  readonly case: string | null
  readonly body: Body & Readonly<Record<string, never>>
  readonly said?: { readonly n: number; readonly sig: string }
}

const ofKeepers = ['unit', 'staff', 'team', 'log-review']
const ofMembers = ['seen', 'tombstone', 'protection', 'merged', 'promise', 'moved-out', 'moved-in']

function roleFor({ kind, name = '', removed }: Body): 'keeper' | 'releaser' | 'member' | null {
  if (kind === 'setting' && ['relay', 'retention', 'home-sms'].includes(name)) return 'keeper'
  if (ofKeepers.includes(kind) || (kind === 'device' && removed)) return 'keeper'
  if (['ledger', 'basis'].includes(kind) || (kind === 'setting' && name === 'enrolment')) return 'releaser'
  return ofMembers.includes(kind) ? 'member' : null
}

/** A record that needs a role: its writer had it, and signed. Throws where not. Gives whether it needed one. */
export function checkRole(unit: string, states: readonly Belonging[], record: Opened): boolean {
  const { id, at, by, body, said } = record
  const role = roleFor(body)
  if (!role) return false
  const then = said && states[said.n - 1]
  if (!said || !then || by === 'respondent') throw new Error('a role is needed')
  const who = by.staff === '00000000-0000-0000-0000-000000000000' ? 'sheet' : by.staff
  const signing = who === 'sheet' ? then.sheet.signing : then.members.get(who)?.signing
  const has = { keeper: then.keepers.has(who), releaser: then.releaser === who, member: true }[role]
  if (!signing || !has) throw new Error('the writer did not have the role')
  const text = `record|${unit}|${JSON.stringify([id, at, by, record.case, body, said.n])}`
  if (!signedBy(signing, text, said.sig)) throw new Error('another wrote')
  return true
}
