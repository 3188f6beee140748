/** Who may read a protected case, as its records tell, and what only the releaser reads. Pure. */
import type { Header } from '../crypto/epochs.ts'
import { type Pair, SHEET } from '../crypto/members.ts'
import type { Kept, KeptOf, Kind } from '../records.ts'
import { registerState } from '../registers.ts'
import type { NewRecord } from '../vault.ts'
import type { Memory } from './memory.ts'
import type { Unit } from './unit.ts'

export type Protection = KeptOf<'protection'>['body']

/** Kinds that belong to a case and that the whole unit may read all the same: they lie under the unit's own key. */
const OPEN: ReadonlySet<Kind> = new Set(['audit', 'protection'])
export const isForAll = ({ body }: Pick<Kept, 'body'>): boolean => OPEN.has(body.kind)

/** Kinds that the releaser reads, whichever case they are of; and of a protected case whoever may read that. */
const FOR_RELEASER: ReadonlySet<Kind> = new Set(['basis', 'counted'])
export const isForReleaser = ({ body }: Pick<Kept, 'body'>): boolean => FOR_RELEASER.has(body.kind)

type WhoIsIn = Pick<Unit, 'pair' | 'keys'>
export const isReleaser = ({ pair, keys }: WhoIsIn): boolean => keys.membership.releaser === pair.to

/**
 * By which whoever is in opens what is sealed to people. Keepers and the sheet hold the releaser's pairs too, to hand the role
 * on, and open nothing by them.
 */
export const pairsOf = (unit: WhoIsIn): readonly Pair[] =>
  isReleaser(unit) ? [unit.pair, ...unit.keys.forReleaser] : [unit.pair]

/** Null where the whole unit reads the case. */
export function protectionOf(memory: Memory, caseId: string): Protection | null {
  const home = memory.home(caseId)
  const all = memory.of('protection').filter((record) => record.caseId === home)
  const body = registerState(all)?.holds.body
  return body?.to ? body : null
}

/** Ids of the staff that the case is for, members or not. */
export function namedFor(memory: Memory, to: Protection['to']): readonly string[] {
  if (to === null) return []
  if ('staff' in to) return to.staff
  return memory.of('team').findLast(({ body }) => body.team === to.team)?.body.staff ?? []
}

/** The public half of a member, or of the sheet, by now. */
const publicHalf = ({ staff, sheet }: Pick<Header, 'staff' | 'sheet'>, who: string): string | undefined =>
  who === SHEET ? sheet.public : staff.find(({ id }) => id === who)?.public

/**
 * Public halves that new keys of the case are sealed to: of those who were let in and who still are members, and named, by
 * the same pair. Null where the whole unit reads the case.
 */
export function publicsFor(memory: Memory, header: Header, caseId: string): readonly string[] | null {
  const protection = protectionOf(memory, caseId)
  return protection && letIn(memory, header, protection).map(({ public: half }) => half)
}

/** Those who were let in, are still named, and have the same pair. */
export function letIn(memory: Memory, header: Header, { to, keys }: Protection): Protection['keys'] {
  const named = new Set([...namedFor(memory, to), SHEET])
  return keys.filter(({ who, public: half }) => named.has(who) && publicHalf(header, who) === half)
}

/**
 * Those named who can be let in, by the keys that they have now: whoever has not changed the passphrase that somebody else gave
 * them cannot, for that person knows it.
 */
export function canBeLetIn(
  { memory, header, keys }: Pick<Unit, 'memory' | 'header' | 'keys'>,
  to: Protection['to'],
): Protection['keys'] {
  return [...namedFor(memory, to), SHEET].flatMap((who) => {
    const half = publicHalf(header, who)
    const own = who === SHEET || keys.membership.members.get(who)?.given === null
    return half !== undefined && own ? [{ who, public: half }] : []
  })
}

/** Who could be let in and has not been, by these keys: nobody comes in by them until somebody who reads the case says so. */
export const notLetIn = (unit: Pick<Unit, 'memory' | 'header' | 'keys'>, { to, keys }: Protection): readonly string[] =>
  canBeLetIn(unit, to)
    .filter((one) => !keys.some((key) => key.who === one.who && key.public === one.public))
    .map(({ who }) => who)

export function mayRead(
  { memory, header, pair }: { memory: Memory; header: Header; pair: { readonly public: string } },
  caseId: string,
): boolean {
  return publicsFor(memory, header, caseId)?.includes(pair.public) ?? true
}

/** Colleagues know a protected case by its code: where that is changed, what they read of it is too. */
export const withCodes = (memory: Memory, records: readonly NewRecord[]): readonly NewRecord[] =>
  records.flatMap((record) => {
    const { caseId, body } = record
    const protection = caseId !== null && body.kind === 'case' ? protectionOf(memory, caseId) : null
    if (!protection || body.kind !== 'case' || body.code === protection.code) return [record]
    const { rows: _, ...known } = protection
    return [record, { caseId, body: { ...known, code: body.code } }]
  })
