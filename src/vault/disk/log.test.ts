import { beforeAll, describe, expect, it } from 'vitest'
import { base64, idOfKey, random } from '../crypto/bytes.ts'
import { checked, type Entry, type Log, NO_LOG, nextEntry, placesIn, type Signer, withEntry } from './log.ts'

const unit = crypto.randomUUID()

async function signer(): Promise<Signer> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const key = base64(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)))
  const sign: Signer['sign'] = async (bytes) =>
    new Uint8Array(await crypto.subtle.sign({ ...algorithm, hash: 'SHA-256' }, privateKey, bytes))
  return { id: await idOfKey(key), public: key, sign }
}

const row = () => ({ id: crypto.randomUUID(), epoch: 1, head: base64(random(8)), box: base64(random(8)) })

async function written(by: Signer, entries: number, log: Log = NO_LOG): Promise<Entry[]> {
  const made: Entry[] = []
  let now = log
  for (let n = 0; n < entries; n++) {
    const entry = await nextEntry(unit, now, by, [row(), row()])
    made.push(entry)
    now = withEntry(now, entry)
  }
  return made
}
const logOf = (entries: readonly Entry[]) => entries.reduce(withEntry, NO_LOG)

let one: Signer
let other: Signer
let entries: Entry[]
beforeAll(async () => {
  ;[one, other] = [await signer(), await signer()]
  entries = await written(one, 5)
})
const faulty = async (...all: readonly Entry[]) => [...(await checked(unit, NO_LOG, all)).faulty]

describe('a device’s log', () => {
  it('is whole in whatever order its entries come, and gives each row a place of its own in the order of writing', async () => {
    expect(await faulty(...entries.toReversed())).toEqual([])
    expect([...placesIn(entries).values()].flat().map(({ lamport }) => lamport)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ])
    expect((await checked(unit, NO_LOG, entries)).log).toEqual(logOf(entries))
  })

  it('can be read on from where it was read before', async () => {
    const before = logOf(entries.slice(0, 3))
    expect(await checked(unit, before, entries.slice(3))).toMatchObject({ log: logOf(entries), faulty: new Set() })
  })

  it.each<[string, (it: Entry) => Partial<Entry>]>([
    ['number', ({ n }) => ({ n: n + 1 })],
    ['place', ({ lamport }) => ({ lamport: lamport + 1 })],
    ['entry before', () => ({ before: entries[0]?.id ?? '' })],
    ['device', () => ({ device: other.id })],
    ['key', () => ({ key: other.public })],
    ['word on others', () => ({ seen: { [other.id]: [1, entries[0]?.id ?? ''] } })],
    ['list of rows', ({ rows }) => ({ rows: rows.slice(1) })],
    ['row’s hash', ({ rows }) => ({ rows: rows.map((each) => ({ ...each, hash: entries[0]?.id ?? '' })) })],
    ['row’s size', ({ rows }) => ({ rows: rows.map((each) => ({ ...each, size: each.size + 1 })) })],
    ['hash', () => ({ id: entries[0]?.id ?? '' })],
    ['signature', () => ({ sig: entries[0]?.sig ?? '' })],
  ])('tells that an entry’s %s was changed', async (_what, change) => {
    const [a, b, c, ...more] = entries as [Entry, Entry, Entry, ...Entry[]]
    const planted = { ...c, ...change(c) }
    expect(await faulty(a, b, planted, ...more)).toContain(planted.id)
  })

  it('tells of each gap once', async () => {
    expect(await faulty(...entries.filter(({ n }) => n !== 3))).toEqual([entries[3]?.id])
    expect(await faulty(...entries.slice(1))).toHaveLength(4)
  })

  it('of another’s key is not believed, though it be signed with it', async () => {
    const forged = await written({ ...other, id: one.id }, 2)
    expect(await faulty(...forged)).toEqual(forged.map(({ id }) => id))
  })

  it('of another unit is not believed', async () => {
    expect((await checked(crypto.randomUUID(), NO_LOG, entries)).faulty.size).toBe(entries.length)
  })

  it('that has gone on in two ways is told', async () => {
    const [more] = await written(one, 1, logOf(entries.slice(0, 2)))
    expect(await faulty(...entries, more as Entry)).toHaveLength(2)
  })

  it('says how far the others’ had come, once', async () => {
    const [first, second] = (await written(other, 2, logOf(entries))) as [Entry, Entry]
    expect(first.seen).toEqual({ [one.id]: [5, entries[4]?.id] })
    expect(second.seen).toEqual({})
    expect(first.lamport).toBe(11)
    expect(await faulty(...entries, second, first)).toEqual([])
  })
})
