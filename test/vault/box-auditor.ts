/**
 * Audits every epoch that a test file of the vault writes: its boxes are for the members and the sheet that the unit names, no
 * more and no fewer; and nothing was ever sealed to a pair that the unit does not name. Watches the storage and the browser's
 * own functions, so that no test has to ask for it.
 */
import { afterAll, expect } from 'vitest'
import { type Header, header as shape } from '../../src/vault/crypto/epochs.ts'

const written: Header[] = []
/** The throw-away half that stands beside each sealed box, in base64url: opening it takes that in as well. */
const thrownAway = new Set<string>()
/** Points that something was sealed to, or opened from, in base64url. */
const points = new Set<string>()

const { put } = IDBObjectStore.prototype
IDBObjectStore.prototype.put = function (this: IDBObjectStore, value, ...rest) {
  if (this.name === 'meta' && shape.safeParse(value.header).success) written.push(structuredClone(value.header))
  if (this.name === 'sessions') thrownAway.add(value.key?.enc)
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
  expect(auditOf(written, points.difference(thrownAway))).toEqual([])
})

/** What is wrong, in words. `headers` in the order in which they were written, of one unit or several. */
export function auditOf(headers: readonly Header[], sealedTo: ReadonlySet<string>): readonly string[] {
  const faults: string[] = []
  const named = new Set<string>()
  const newest = new Map<string, Header>()
  for (const header of headers) {
    const before = newest.get(header.unit)
    newest.set(header.unit, header)
    for (const { public: point } of [...header.staff, header.sheet, ...header.epochs]) named.add(point)
    for (const { boxes } of header.epochs) for (const { sealed } of boxes) named.add(sealed.enc)
    const last = header.epochs.at(-1)
    const recipients = (last?.boxes ?? []).map(({ to }) => to).sort()
    const members = [...header.staff.map(({ id }) => id), 'sheet'].sort()
    if (JSON.stringify(recipients) !== JSON.stringify(members))
      faults.push(`epoch ${last?.n} is for ${recipients.join()} and not ${members.join()}`)
    for (const [i, epoch] of header.epochs.slice(0, -1).entries()) {
      const then = before?.epochs[i]
      if (then && JSON.stringify(then) !== JSON.stringify(epoch))
        faults.push(`epoch ${epoch.n}, which is over, was changed`)
    }
  }
  if (headers.length === 0) return faults
  for (const point of sealedTo)
    if (!named.has(point)) faults.push(`something was sealed to ${point}, whom nobody names`)
  return faults
}
