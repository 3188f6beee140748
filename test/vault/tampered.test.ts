/** Row 7 of what can go wrong: whatever is changed on the way, nothing of it is taken, and what was sound is. */
import { expect, it } from 'vitest'
import { chance } from '../../src/practice/chance.ts'
import { type Parcel, taken } from '../../src/vault/disk/exchange.ts'
import type { Entry } from '../../src/vault/disk/log.ts'
import { makeDevice, Writer } from '../relay/device.ts'

/** More of them: FUZZED=100000 npx vitest run --project vault test/vault/tampered.test.ts */
const FUZZED = Number(process.env.FUZZED ?? 2_000)

async function parcel() {
  const unit = crypto.randomUUID()
  const writer = new Writer(await makeDevice(unit))
  const written = [await writer.write(2), await writer.write(1)]
  const rows = written.flatMap(({ rows }) =>
    rows.map((text) => {
      const [id = '', epoch, head = '', box = ''] = text.split('|')
      return { table: 'records' as const, row: { id, epoch: Number(epoch), head, box } }
    }),
  )
  const entries = written.map(({ entry }) => entry)
  const device = entries[0]?.device ?? ''
  const vector = { [device]: { n: 2, head: entries[1]?.id ?? '', whole: true } }
  return { unit, sound: { vector, entries, rows } satisfies Parcel }
}

/** What of it is as it was written: nothing else may ever be taken. */
async function isTakenAsWritten(unit: string, sound: Parcel, sent: Pick<Parcel, 'entries' | 'rows'>) {
  const found = await taken(unit, [], { vector: sound.vector, ...sent })
  const as = (all: readonly unknown[]) => new Set(all.map((one) => JSON.stringify(one)))
  // Which table a row goes to is not signed, and no matter of this.
  const [entries, rows] = [as(sound.entries), as(sound.rows.map(({ row }) => row))]
  return (
    found.entries.every((entry) => entries.has(JSON.stringify(entry))) &&
    found.rows.every(({ row }) => rows.has(JSON.stringify(row)))
  )
}

/** The list read from its text with one character changed; null where that is no list of the shape any more. */
function changed<T>(all: readonly T[], at: number, to: string): readonly T[] | null {
  const text = JSON.stringify(all)
  try {
    const read = JSON.parse(text.slice(0, at) + to + text.slice(at + 1)) as unknown
    const shaped = Array.isArray(read) && read.every((one) => typeof one === 'object' && one !== null)
    return shaped && JSON.stringify(read) !== text && hasShape(read[0]) ? (read as T[]) : null
  } catch {
    return null
  }
}

/** As a reader of files and answers lets through: another shape never comes as far. */
const hasShape = (one: Entry | Parcel['rows'][number]) =>
  'row' in one
    ? typeof one.row?.id === 'string' && typeof one.row.box === 'string'
    : Array.isArray(one.rows) &&
      typeof one.seen === 'object' &&
      typeof one.sig === 'string' &&
      typeof one.n === 'number'

it('no character of an entry can be changed: what is not as it was signed is refused, whichever it is', async () => {
  const { unit, sound } = await parcel()
  const length = JSON.stringify(sound.entries).length
  let struck = 0
  for (let at = 0; at < length; at += 1) {
    const entries = changed(sound.entries, at, JSON.stringify(sound.entries)[at] === 'A' ? 'B' : 'A')
    if (!entries) continue
    struck += 1
    expect(await isTakenAsWritten(unit, sound, { entries, rows: sound.rows }).catch(() => true), `at ${at}`).toBe(true)
  }
  expect(struck).toBeGreaterThan(500)
})

it('rows and entries that were changed, cut, doubled, exchanged and mixed at random are taken as they were written or not at all', async () => {
  const { unit, sound } = await parcel()
  const other = await parcel()
  const among = chance(7)
  const mangled = <T extends object>(all: readonly T[], strange: readonly T[]): readonly T[] => {
    const copy = all.map((one) => structuredClone(one) as T)
    const one = among.pick(copy)
    const way = among.whole(0, 5)
    if (way === 0) return copy.toReversed()
    if (way === 1) return [...copy, one]
    if (way === 2) return copy.filter((each) => each !== one)
    if (way === 3) return [...copy, ...strange]
    const key = among.pick(Object.keys(one))
    const from = among.pick(among.yes(0.5) ? copy : strange)
    if (way === 4) Object.assign(one, { [key]: from[key as keyof T] })
    else
      return (
        changed(copy, among.whole(0, JSON.stringify(copy).length - 1), String.fromCharCode(among.whole(32, 126))) ??
        copy
      )
    return copy
  }
  for (let i = 0; i < FUZZED; i += 1) {
    const entries = mangled(sound.entries, other.sound.entries)
    const rows = mangled(sound.rows, other.sound.rows)
    expect(await isTakenAsWritten(unit, sound, { entries, rows }).catch(() => true), `number ${i}`).toBe(true)
  }
})

it('an untouched parcel is taken whole', async () => {
  const { unit, sound } = await parcel()
  const found = await taken(unit, [], sound)
  expect([found.entries.length, found.rows.length, found.forged, found.unnamed]).toEqual([2, 3, 0, 0])
})
