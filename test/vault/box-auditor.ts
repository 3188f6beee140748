/**
 * Audits every epoch and every releaser's pair that a test file of the vault writes: an epoch's boxes are for the members and
 * the sheet that the unit names, and a releaser's for the releaser, the keepers and the sheet that the statements name, no more
 * and no fewer; and nothing is sealed to a pair that the unit does not name by then, whatever name stands on the box.
 * Watches the storage and the browser's own functions, so that no test has to ask for it.
 */
import { afterAll, expect } from 'vitest'
import { type Header, header as shape } from '../../src/vault/crypto/epochs.ts'

/** A header, and the points that something was sealed to since the one before was written, in base64url. */
export interface Written {
  readonly header: Header
  readonly sealedTo: ReadonlySet<string>
}

const written: Written[] = []
/** The throw-away half that stands beside each sealed box: opening it takes that in as well. */
const thrownAway = new Set<string>()
/** For what is sealed into a file and lies in no database: the half that stands beside its box. */
export const isThrownAway = (enc: string): void => void thrownAway.add(enc)
/** Points that something was sealed to, or opened from, since the last header. */
let points = new Set<string>()

const { put } = IDBObjectStore.prototype
IDBObjectStore.prototype.put = function (this: IDBObjectStore, value, ...rest) {
  if (this.name === 'meta' && shape.safeParse(value.header).success) {
    written.push({ header: structuredClone(value.header), sealedTo: points })
    points = new Set()
  }
  if (this.name === 'sessions') thrownAway.add(value.key?.enc).add(value.inbox?.public)
  // A key of a protected case, or what opens such a case's answers: for somebody whom the unit names by now, or told below.
  const named = new Set(written.length > 0 ? pointsIn(written[written.length - 1]?.header as Header) : [])
  for (const { to, sealed } of value.people ?? value.inbox?.people ?? []) {
    thrownAway.add(sealed.enc)
    if (named.has(to)) points.delete(to)
  }
  if (this.name === 'handed') thrownAway.add(value.sealed?.enc)
  return put.call(this, value, ...rest)
}

const { importKey } = SubtleCrypto.prototype
SubtleCrypto.prototype.importKey = function (this: SubtleCrypto, ...all: unknown[]) {
  const [format, bytes, how] = all as [string, ArrayBuffer, { name?: string }]
  if (format === 'raw' && how.name === 'ECDH') points.add(Buffer.from(bytes).toString('base64url'))
  return importKey.apply(this, all as never)
} as typeof importKey

/**
 * A message between a new device and one that is in: what it offers, and what is sealed to that. Of the unit nothing is, but the
 * key that its header travels under; no epoch has a box for it.
 */
export function pairedWith(message: string): void {
  const { text = '{}' } = JSON.parse(message) as { readonly text?: string }
  const { hpke, enc } = JSON.parse(text) as { readonly hpke?: string; readonly enc?: string }
  for (const point of [hpke, enc]) if (point) thrownAway.add(point)
}

/** A hand-over that lies in its case and in no table of its own. */
export const sentWith = (session: { readonly key: { readonly enc: string } }) => thrownAway.add(session.key.enc)

/**
 * What goes to the relay: tablets in the waiting room, which a signed step names, and letters, of which each stands beside a
 * throw-away half. Any other point that a letter is sealed to is a fault.
 */
export function sentToRelay(body: string): void {
  const { steps = [], leave = [] } = JSON.parse(body) as {
    readonly steps?: readonly { readonly add: readonly { readonly tablet?: string }[] }[]
    readonly leave?: readonly { readonly text: string }[]
  }
  for (const { add } of steps) for (const { tablet } of add) if (tablet) thrownAway.add(tablet)
  for (const { text } of leave) thrownAway.add(JSON.parse(text).sealed.enc)
}

afterAll(() => {
  const last = written.at(-1)
  const all = last ? [...written, { header: last.header, sealedTo: points }] : []
  expect(auditOf(all, thrownAway)).toEqual([])
})

/** What is wrong, in words. `all` in the order in which they were written, of one unit or several. */
export function auditOf(all: readonly Written[], thrownAway: ReadonlySet<string> = new Set()): readonly string[] {
  const faults: string[] = []
  const newest = new Map<string, Header>()
  // What is handed in is sealed to the inbox of the epoch in which the tablet was handed over.
  const others = new Set(thrownAway)
  for (const { epochs } of all.map(({ header }) => header))
    for (const { boxes, public: inbox } of epochs) for (const { sealed } of boxes) others.add(inbox).add(sealed.enc)
  for (const { forReleaser } of all.map(({ header }) => header))
    for (const { boxes } of forReleaser) for (const { sealed } of boxes) others.add(sealed.enc)
  const ever = new Set(all.flatMap(({ header }) => pointsIn(header)))
  const before = new Set<string>()
  for (const { header, sealedTo } of all) {
    faults.push(...recipientsOf(header), ...holdersOf(header), ...changedSince(newest.get(header.unit), header))
    newest.set(header.unit, header)
    const named = new Set([...newest.values()].flatMap(pointsIn))
    // A header that was not written, as the power went, was made for somebody whom the next one names.
    const comes = ever.difference(before)
    for (const point of sealedTo)
      if (!named.has(point) && !comes.has(point) && !others.has(point))
        faults.push(`something was sealed to ${point}, whom nobody names`)
    for (const point of named) before.add(point)
  }
  return faults
}

const pointsIn = ({ staff, sheet, forReleaser }: Header) =>
  [...staff, sheet, ...forReleaser.slice(-1)].map(({ public: point }) => point)

function recipientsOf({ staff, epochs }: Header): readonly string[] {
  const last = epochs.at(-1)
  const recipients = (last?.boxes ?? []).map(({ to }) => to).sort()
  const members = [...staff.map(({ id }) => id), 'sheet'].sort()
  if (JSON.stringify(recipients) === JSON.stringify(members)) return []
  return [`epoch ${last?.n} is for ${recipients.join()} and not ${members.join()}`]
}

interface Stated {
  readonly by: string
  readonly act: {
    readonly act: string
    readonly staff: string
    readonly keepers: readonly string[]
    readonly is: boolean
    readonly forReleaser?: string
  }
}

/** Who the statements say holds the newest pair of the releaser's, which is the last that they name. */
function holdersOf({ membership, forReleaser }: Header): readonly string[] {
  const keepers = new Set<string>()
  let releaser = ''
  let pair = ''
  for (const { text } of membership) {
    const { by, act }: Stated = JSON.parse(text)
    pair = act.forReleaser ?? pair
    // What somebody states who may not is refused by every reader, and makes nobody anything.
    if (act.act !== 'begun' && by !== 'sheet' && !keepers.has(by)) continue
    if (act.act === 'begun') for (const id of act.keepers) keepers.add(id)
    if (act.act === 'keeper' && act.is) keepers.add(act.staff)
    if (act.act === 'removed' || (act.act === 'keeper' && !act.is)) keepers.delete(act.staff)
    if (act.act === 'begun' || (act.act === 'removed' && act.staff === releaser)) releaser = by
    if (act.act === 'releaser') releaser = act.staff
  }
  const last = forReleaser.at(-1)
  const named = [...new Set([...keepers, releaser]), 'sheet'].sort()
  const held = (last?.boxes ?? []).map(({ to }) => to).sort()
  if (last?.public === pair && JSON.stringify(held) === JSON.stringify(named)) return []
  return [`the releaser's pair ${forReleaser.length} is for ${held.join()} and not ${named.join()}`]
}

function changedSince(before: Header | undefined, { epochs, forReleaser }: Header): readonly string[] {
  const over = (what: string, now: readonly unknown[], then: readonly unknown[] = []) =>
    now.slice(0, -1).flatMap((one, i) => {
      if (then[i] === undefined || JSON.stringify(then[i]) === JSON.stringify(one)) return []
      return [`${what} ${i + 1}, which is over, was changed`]
    })
  return [...over('epoch', epochs, before?.epochs), ...over("the releaser's pair", forReleaser, before?.forReleaser)]
}
