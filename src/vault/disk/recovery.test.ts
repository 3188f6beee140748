import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { aPlace } from '../testing.ts'
import { type Database, openDatabase, setLocal } from './database.ts'
import { databaseName, SCHEMA } from './database-name.ts'
import type { Journal } from './journal-file.ts'
import { drop, put, type Row } from './rows.ts'
import { Store } from './store.ts'
import { twoFiles } from './testing-files.ts'

/** A tablet whose browser can be started again, with what its disk held. */
let disk: ReturnType<typeof twoFiles>
let db: Database
let store: Store

beforeEach(async () => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  disk = twoFiles()
  await start()
  await store.commit(async () => ({ ops: [put('meta', { id: 'header', header: { unit: 'u' } as never })] }))
})

async function start(journal: Journal = disk.journal) {
  ;({ db } = await openDatabase(aPlace))
  store = new Store(aPlace, db, journal)
  await store.recover()
}

async function restart() {
  store.close()
  await start()
}

const row = (n: number, box = 'x'): Row<'records'> => ({
  id: `id-${n}`,
  epoch: 1,
  head: 'h',
  box,
})
const save = (...rows: Row<'records'>[]) => store.commit(async () => ({ ops: rows.map((it) => put('records', it)) }))
const numberOf = ({ id }: { readonly id: string }) => Number(id.slice('id-'.length))
const numbers = async () => (await store.all('records')).map(numberOf).sort((a, b) => a - b)

describe('a start', () => {
  it('finds both places alike and says nothing', async () => {
    await save(row(1), row(2))
    await restart()
    expect(await numbers()).toEqual([1, 2])
    expect(await store.local('report')).toBeUndefined()
  })

  it('takes a new database beside a full journal for what it is, and refills it', async () => {
    await save(row(1))
    await store.commit(async () => ({ ops: [drop('records', 'id-1'), put('records', row(2))] }))
    Dexie.dependencies.indexedDB = new IDBFactory()
    await start()
    expect(await numbers()).toEqual([2])
    expect(await store.local('report')).toMatchObject({ wiped: true, refilled: 2, unreadable: 0 })
    await save(row(3))
    await restart()
    expect(await numbers()).toEqual([2, 3])
  })

  it('carries out what the journal has and the database was stopped before', async () => {
    await save(row(1))
    const before = await store.local('position')
    await save(row(2))
    await store.write([drop('records', 'id-2')], [{ set: 'position', to: before ?? null }])
    await restart()
    expect(await numbers()).toEqual([1, 2])
    expect(await store.local('report')).toMatchObject({ wiped: false, refilled: 1 })
  })

  it('believes the database where the journal lost its end, and takes nothing back that was removed', async () => {
    await save(row(1))
    const size = disk.files.a.getSize()
    await store.commit(async () => ({ ops: [drop('records', 'id-1'), put('records', row(2))] }))
    disk.files.a.truncate(size)
    await restart()
    expect(await numbers()).toEqual([2])
    Dexie.dependencies.indexedDB = new IDBFactory()
    await start()
    expect(await numbers()).toEqual([2])
  })

  it('puts no older draft from the journal in a newer one’s place', async () => {
    const draft = (n: number) => put('drafts', { id: 'draft', n, box: `box ${n}` })
    await store.commit(async () => ({ ops: [draft(7)] }))
    const before = await store.local('position')
    await store.rebuildJournal()
    // As after a power cut: the database is strict and has save 8; the files came back as they were before it.
    await store.write([draft(8)], [{ set: 'position', to: before ?? null }])
    await restart()
    expect(await store.all('drafts')).toMatchObject([{ n: 8, box: 'box 8' }])
  })

  it('takes nothing from a journal of the same number that is not the one it stood on', async () => {
    const at = await store.local('position')
    await save(row(1))
    await save(row(2))
    const stood = await store.local('position')
    if (!at || !stood) throw new Error('no position')
    await store.write([drop('records', 'id-2')], [{ set: 'position', to: { ...at, n: stood.n - 1, hash: 'another' } }])
    await restart()
    expect(await numbers()).toEqual([1])
  })

  it('writes a lost journal anew', async () => {
    await save(row(1))
    disk.files.a.truncate(0)
    disk.files.b.truncate(0)
    await restart()
    Dexie.dependencies.indexedDB = new IDBFactory()
    await start()
    expect(await numbers()).toEqual([1])
  })

  it('believes a generation that the database was stopped before it could note', async () => {
    await save(row(1))
    const before = await store.local('position')
    await store.rebuildJournal()
    await store.write([], [{ set: 'position', to: before ?? null }])
    await restart()
    await save(row(2))
    Dexie.dependencies.indexedDB = new IDBFactory()
    await start()
    expect(await numbers()).toEqual([1, 2])
  })

  it('counts the lines that neither place can give back', async () => {
    await save(row(1))
    await save(row(2))
    const { a } = disk.files
    const at = new TextDecoder().decode(a.bytes).indexOf('"id-1"')
    a.bytes = a.bytes.with(at + 1, 120)
    Dexie.dependencies.indexedDB = new IDBFactory()
    await start()
    expect(await numbers()).toEqual([2])
    expect(await store.local('report')).toMatchObject({ wiped: true, unreadable: 1 })
  })

  it('writes a journal anew that has grown far beyond what stands', async () => {
    const many = JSON.stringify(Array.from({ length: 3_000 }, () => drop('drafts', 'gone')))
    await disk.journal.append('a', (await disk.journal.read('a')).end, many)
    const size = disk.files.a.getSize()
    await restart()
    expect(disk.files.b.getSize()).toBeLessThan(size / 10)
  })
})

describe('a write', () => {
  it('that the journal refuses stands in one place, and reaches the journal at the next start', async () => {
    disk.files.a.room = disk.files.a.getSize()
    disk.files.b.room = 0
    expect(await save(row(1))).toBe('saved-in-one-place')
    disk.files.a.room = Number.POSITIVE_INFINITY
    disk.files.b.room = Number.POSITIVE_INFINITY
    await restart()
    expect(await save(row(2))).toBe('saved')
    Dexie.dependencies.indexedDB = new IDBFactory()
    await start()
    expect(await numbers()).toEqual([1, 2])
  })

  it('that the database refuses is taken back from the journal too', async () => {
    const refused = store.commit(async () => ({ ops: [put('records', { id: undefined } as never)] }))
    await expect(refused).rejects.toThrow()
    await save(row(1))
    await restart()
    expect(await numbers()).toEqual([1])
  })

  it('that meets a database cleared half-way is made again, and outlives the next start', async () => {
    await save(row(1))
    const first = store.local.bind(store)
    // Where the journal is has been read; then the browser clears the database, before the write itself.
    store.local = async (id) => {
      const found = await first(id)
      db.close()
      Dexie.dependencies.indexedDB = new IDBFactory()
      store.local = first
      return found
    }
    expect(await save(row(2))).toBe('saved')
    await save(row(2, 'newer'))
    await restart()
    expect((await store.all('records')).map((row) => [numberOf(row), row.box]).sort()).toEqual([
      [1, 'x'],
      [2, 'newer'],
    ])
  })

  it('is refused when a newer build has taken the database over', async () => {
    await setLocal(db, 'schema', SCHEMA + 1)
    await expect(save(row(1))).rejects.toMatchObject({ reason: 'newer-schema' })
    const ops = [put('records', row(1))]
    const draft = store.commit(async () => ({ ops }), 'both-or-one')
    await expect(draft).rejects.toMatchObject({ reason: 'newer-schema' })
    expect((await disk.journal.read('a')).lines.some(({ text }) => text.includes('id-1'))).toBe(false)
  })

  it('is refused by old code on a newer database, as is opening it', async () => {
    store.close()
    const newer = new Dexie(databaseName(aPlace))
    newer.version(SCHEMA + 1).stores({ meta: 'id' })
    await newer.open()
    newer.close()
    await expect(openDatabase(aPlace)).rejects.toMatchObject({ reason: 'newer-schema' })
  })

  it('is refused on a database from before the first release, which is left as it is', async () => {
    store.close()
    await Dexie.delete(databaseName(aPlace))
    const older = new Dexie(databaseName(aPlace))
    older.version(1).stores({ meta: 'id', keys: 'id', records: 'id, seq, key', local: 'id' })
    await older.table('meta').put({ id: 'header', header: { format: 'mattstock-vault-1' } })
    older.close()
    await expect(openDatabase(aPlace)).rejects.toMatchObject({ reason: 'older-format' })
    await older.open()
    expect(await older.table('meta').count()).toBe(1)
    expect(older.verno).toBe(1)
    older.close()
  })
})
