/**
 * Two devices of one unit that have not seen each other's last writes: in whatever order their rows come to a third, it
 * shows the same and counts the same; and so it does of any set of them, though keys and entries are missing. Real rows, the
 * real database in memory, the real counting.
 */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeAll, describe, expect, it } from 'vitest'
import { disclose, period2014 } from '#aggregate'
import { caseFiles } from '../../src/case-file/case-file.ts'
import { casesOfPeriod } from '../../src/period/cases-of-period.ts'
import { prepare } from '../../src/period/send/prepare.ts'
import { chance } from '../../src/practice/chance.ts'
import { fillVault } from '../../src/practice/fill.ts'
import { practiceUnit } from '../../src/practice/practice-unit.ts'
import { openDatabase } from '../../src/vault/disk/database.ts'
import { type Op, put, type Row, type Table } from '../../src/vault/disk/rows.ts'
import { Store } from '../../src/vault/disk/store.ts'
import {
  createUnit,
  homesOf,
  type Kept,
  lookAtBackup,
  Memory,
  type OpenVault,
  type Place,
  restoreUnit,
} from '../../src/vault/index.ts'
import { aCase, aPlace, opensTo, openTheOnly, phrase, theOnly, unitOfTwo } from '../../src/vault/testing.ts'
import { type Loaded, loadRecords, pack } from '../../src/vault/unit/load.ts'
import { CaseKeys } from '../../src/vault/unit/sealed-records.ts'

const logged = ['entries', 'keys', 'records', 'audit'] as const satisfies readonly Table[]

let header: Row<'meta'>
let keys: Awaited<ReturnType<typeof opensTo>>['keys']
let pair: Awaited<ReturnType<typeof opensTo>>['pair']
/** All rows that either device holds, each once. */
let rows: readonly Op[]
/** Those that both had before. */
let common: ReadonlySet<Op>
let expected: ReturnType<typeof shown>

const idOf = (op: Op) => ('put' in op ? op.row.id : '')

const newPlace = () => {
  Dexie.dependencies.indexedDB = new IDBFactory()
}
const opened = async (place: Place) => new Store(place, (await openDatabase(place)).db, null)

/** What one device writes while it hears nothing of the other. */
async function writeOn(vault: OpenVault, mark: string, erase: boolean): Promise<void> {
  const [corrected, edited, gone, written, a, b, c, chosen] = vault.of('case')
  const form = vault.of('answers').find(({ caseId }) => caseId === corrected?.caseId)
  const protocol = vault.of('protocol').find(({ caseId }) => caseId === edited?.caseId)
  if (!corrected || !edited || !gone || !written || !form || !protocol) throw new Error('too small a unit')
  await vault.append({
    caseId: corrected.caseId,
    body: { ...form.body, corrects: { record: form.id, reason: mark }, answers: { ...form.body.answers } },
  })
  await vault.append({ caseId: edited.caseId, body: { ...protocol.body, contactBy: null, visits: mark.length } })
  await vault.append({ caseId: edited.caseId, body: { ...edited.body, code: `PROV-${mark}` } })
  await vault.append({ caseId: null, body: { kind: 'setting', name: 'x', value: mark } })
  await vault.append({ caseId: written.caseId, body: { kind: 'seen', record: form.id, items: [mark], done: mark } })
  if (erase) await vault.eraseCase(gone.caseId as string, mark)
  else await vault.append({ caseId: gone.caseId, body: { ...gone.body, code: `LATE-${mark}` } })
  await vault.append({ caseId: crypto.randomUUID(), body: { ...aCase(`NEW-${mark}`), opened: '2014-06-02' } } as never)
  // Three cases that both take for one child's, each in a way of its own; and a fourth of which both choose a correction.
  if (!a?.caseId || !b?.caseId || !c?.caseId || !chosen) throw new Error('too small a unit')
  const merged = (from: string, into: string) => vault.append({ caseId: null, body: { kind: 'merged', from, into } })
  if (erase) {
    await merged(a.caseId, b.caseId)
    await merged(b.caseId, c.caseId)
  } else {
    await merged(b.caseId, a.caseId)
    await merged(c.caseId, a.caseId)
  }
  await vault.append({ caseId: erase ? b.caseId : a.caseId, body: { ...protocol.body, visits: mark.length } })
  const twice = vault.of('answers').find(({ caseId }) => caseId === chosen.caseId)
  if (!twice) throw new Error('too small a unit')
  const correct = (record: string, also: readonly string[]) =>
    vault.append({
      caseId: chosen.caseId,
      body: { ...twice.body, corrects: { record, ...(also.length > 0 && { also: [...also] }), reason: mark } },
    })
  const [one] = await correct(twice.id, [])
  const [other] = await correct(twice.id, [])
  if (one && other && erase) await correct(other.id, [one.id])
}

async function unlocked(): Promise<OpenVault> {
  const state = await openTheOnly()
  const vault = state.is === 'locked' ? await state.vault.unlock(phrase) : null
  if (!vault || 'refused' in vault) throw new Error(state.is)
  return vault
}

async function stepsOf(store: Store): Promise<readonly Op[]> {
  const steps = async <T extends Table>(table: T) => (await store.all(table)).map((row) => put(table, row))
  return (await Promise.all(logged.map((table) => steps(table)))).flat()
}

/** All that the screens are made of, and the bytes of a batch. */
function shown(records: readonly Kept[]) {
  const release = disclose(
    prepare({
      ...{ period: period2014, edition: 1, joined: null, unit: 'enhet-1', app: '0.1.0', batches: [] },
      cases: casesOfPeriod(records, period2014),
      key: keys.rounding,
    }),
  )
  const bytes = 'refused' in release ? release.refused : new TextDecoder().decode(release.bytes)
  return { records, files: [...caseFiles(records).values()], bytes }
}

beforeAll(async () => {
  newPlace()
  const { vault } = await createUnit('unit', unitOfTwo)
  await fillVault(vault, practiceUnit(7, '2014-09-30', vault.me.staff))
  const file = await vault.backup()
  const before = new Set((await stepsOf(await opened(await theOnly()))).map(idOf))
  await writeOn(vault, 'one', true)
  const one = await opened(await theOnly())
  const ofOne = await stepsOf(one)
  ;({ keys, pair } = await opensTo(one, phrase))
  header = (await one.get('meta', 'header')) as Row<'meta'>
  newPlace()
  const seen = await lookAtBackup(file, phrase)
  if ('refused' in seen) throw new Error(seen.refused)
  await restoreUnit(file, seen)
  await writeOn(await unlocked(), 'other', false)
  const all = [...ofOne, ...(await stepsOf(await opened(await theOnly())))]
  rows = [...new Map(all.map((op) => [idOf(op), op])).values()]
  common = new Set(rows.filter((op) => before.has(idOf(op))))
  expected = shown((await allArrived(rows, [])).standing())
}, 120_000)

const shuffled = (all: readonly Op[], seed: number): Op[] => {
  const among = chance(seed)
  const left = [...all]
  return all.map(() => left.splice(among.whole(0, left.length - 1), 1)[0] as Op)
}

/** The rows come one after another; now and then somebody opens the unit as it is by then, and `keep` may make a snapshot. */
async function arrived(ops: readonly Op[], looks: readonly number[], keep: (partial: Loaded) => boolean) {
  newPlace()
  const store = await opened(aPlace)
  await store.write([put('meta', header)], [])
  const unit = header.id === 'header' ? header.header.unit : ''
  const source = () => ({ store, unit, keys, cases: new CaseKeys(unit, store, () => [pair]) })
  let before = 0
  for (const at of looks) {
    await store.write(ops.slice(before, at), [])
    before = at
    const partial = await loadRecords(source())
    if (keep(partial)) await pack(source(), partial.log, partial.records, partial.apart)
  }
  await store.write(ops.slice(before), [])
  return loadRecords(source())
}

async function allArrived(ops: readonly Op[], looks: readonly number[]): Promise<Memory> {
  const { records, unreadable, faulty, lost, keyless } = await arrived(ops, looks, () => true)
  expect({ unreadable, faulty, lost, keyless: keyless.records }).toEqual({
    unreadable: 0,
    faulty: 0,
    lost: 0,
    keyless: 0,
  })
  return new Memory(records)
}

/** What a third shows of a set of rows, and what it says of what it lacks. Like any device, it makes snapshots of what is sound alone. */
async function shownOf(ops: readonly Op[], looks: readonly number[]) {
  const { records, unreadable, faulty, lost, keyless } = await arrived(ops, looks, ({ sound }) => sound)
  const cases = [...keyless.cases].sort()
  return { ...shown(new Memory(records).standing()), unreadable, faulty, lost, keyless: { ...keyless, cases } }
}

const halves = (all: readonly Op[], is: (op: Op) => boolean) => [all.filter(is), all.filter((op) => !is(op))] as const

const subsets = [1, 2, 3, 4, 5, 6]
const missed: Awaited<ReturnType<typeof shownOf>>[] = []

describe('rows of two devices', () => {
  it('are of two logs, each of which goes on from what both had', () => {
    const devices = new Set(rows.flatMap((op) => ('put' in op && op.put === 'entries' ? [op.row.device] : [])))
    expect(devices.size).toBe(2)
    expect(expected.files.some(({ code }) => code === 'NEW-one')).toBe(true)
    expect(expected.files.some(({ code }) => code === 'NEW-other')).toBe(true)
  })

  it('are of one child where they were merged, and of a form corrected several times where nobody has chosen', () => {
    const merged = expected.records.filter(({ body }) => body.kind === 'merged')
    expect(merged).toHaveLength(4)
    const homes = homesOf(expected.records)
    expect(new Set([...homes.values()]).size).toBe(1)
    expect(homes.size).toBe(2)
    expect(expected.files.filter(({ correctedTwice }) => correctedTwice.length > 0)).toHaveLength(2)
  })

  it('of a case that one of them erased are nowhere, though the other wrote to it later', () => {
    expect(expected.files.some(({ code }) => code === 'LATE-other')).toBe(false)
    expect(expected.records.some(({ body }) => body.kind === 'tombstone' && body.rows)).toBe(true)
  })

  it.each([1, 2, 3, 4, 5, 6])(
    'show and count the same in whatever order they come to a third (seed %i)',
    async (seed) => {
      const among = chance(seed)
      const looks = [among.whole(1, rows.length), among.whole(1, rows.length)].sort((a, b) => a - b)
      const memory = await allArrived(shuffled(rows, seed), looks)
      const now = shown(memory.standing())
      expect(now.records).toEqual(expected.records)
      expect(now.files).toEqual(expected.files)
      expect(now.bytes).toBe(expected.bytes)
    },
  )

  it.each([1, 2, 3, 4, 5, 6])(
    'do so too where they come into an open unit, some of them twice (seed %i)',
    async (seed) => {
      const all = (await allArrived(rows, [])).all
      const memory = new Memory([])
      const among = chance(seed)
      const left = [...all]
      while (left.length > 0) {
        const some = left.splice(among.whole(0, left.length - 1), among.whole(1, 9))
        memory.add(some)
        if (among.yes(0.3)) memory.add(some)
      }
      expect(shown(memory.standing())).toEqual(expected)
    },
  )

  it.each(subsets)('show and count the same of any set of them, in whatever order it comes (seed %i)', async (seed) => {
    const among = chance(seed)
    // Of the later rows alone, so that what came before is whole and has its snapshot; or of all.
    const some = rows.filter((op) => (seed % 2 === 1 && common.has(op)) || !among.yes(0.1))
    const [early, late] = halves(some, (op) => common.has(op))
    const [entries, rest] = halves(late, (op) => 'put' in op && op.put === 'entries')
    // What entries name may come after them, and somebody looks meanwhile.
    const one = await shownOf(
      [early, entries, rest].flatMap((part) => shuffled(part, seed)),
      [early.length, among.whole(early.length + entries.length, some.length)],
    )
    const other = await shownOf(shuffled(some, -seed), [among.whole(1, some.length)])
    expect(one).toEqual(other)
    missed.push(one)
  })

  it('lacked keys, entries and rows in some of those sets', () => {
    expect(missed.length).toBe(subsets.length)
    expect(missed.some(({ keyless }) => keyless.records > 0)).toBe(true)
    expect(missed.some(({ lost }) => lost > 0)).toBe(true)
    expect(missed.some(({ faulty }) => faulty > 0)).toBe(true)
  })
})
