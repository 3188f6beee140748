/**
 * Audits every epoch that a test file of the vault writes: its boxes are for the members and the sheet that the unit names, no
 * more and no fewer; and nothing is sealed to a pair that the unit does not name by then, whatever name stands on the box.
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
  const ever = new Set(all.flatMap(({ header }) => pointsIn(header)))
  const before = new Set<string>()
  for (const { header, sealedTo } of all) {
    faults.push(...recipientsOf(header), ...changedSince(newest.get(header.unit), header))
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

const pointsIn = ({ staff, sheet }: Header) => [...staff, sheet].map(({ public: point }) => point)

function recipientsOf({ staff, epochs }: Header): readonly string[] {
  const last = epochs.at(-1)
  const recipients = (last?.boxes ?? []).map(({ to }) => to).sort()
  const members = [...staff.map(({ id }) => id), 'sheet'].sort()
  if (JSON.stringify(recipients) === JSON.stringify(members)) return []
  return [`epoch ${last?.n} is for ${recipients.join()} and not ${members.join()}`]
}

const changedSince = (before: Header | undefined, { epochs }: Header): readonly string[] =>
  epochs.slice(0, -1).flatMap((epoch, i) => {
    const then = before?.epochs[i]
    if (!then || JSON.stringify(then) === JSON.stringify(epoch)) return []
    return [`epoch ${epoch.n}, which is over, was changed`]
  })
