/** An upgrade from an invented earlier schema, stopped at each of its steps: nothing, or the very same rows. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { expect, it, vi } from 'vitest'
import { utf8 } from '../../src/vault/crypto/bytes.ts'
import { openDatabase } from '../../src/vault/disk/database.ts'
import { SCHEMA } from '../../src/vault/disk/database-name.ts'
import { put, tables } from '../../src/vault/disk/rows.ts'
import { schemas } from '../../src/vault/disk/schemas.ts'
import { Store } from '../../src/vault/disk/store.ts'
import { powerGoesAt, twoFiles } from '../../src/vault/disk/testing-files.ts'
import { aPlace } from '../../src/vault/testing.ts'
import { setBack } from './earlier.ts'

vi.mock('../../src/vault/disk/schemas.ts', async (original) => {
  const { withEarlier } = await import('./earlier.ts')
  return { schemas: withEarlier((await original<{ schemas: typeof schemas }>()).schemas) }
})

async function start(journal: ReturnType<typeof twoFiles>['journal'] | null) {
  const { db } = await openDatabase(aPlace)
  const store = new Store(aPlace, db, journal)
  await store.recover().catch((fault) => {
    store.close()
    throw fault
  })
  return store
}

const rowsIn = async (store: Store) =>
  Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await store.all(table)])))

const record = (n: number) => ({ id: `id-${n}`, epoch: 1, head: `head ${n}`, box: `box ${n}` })

/** A place of the earlier schema, with what a journal alone holds; and its rows as they stand today. */
async function earlierPlace() {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const disk = twoFiles()
  const store = await start(disk.journal)
  await store.commit(async () => ({
    ops: [
      put('meta', { id: 'header', header: { unit: 'u' } as never }),
      ...[1, 2, 3].flatMap((n) => [put('records', record(n)), put('audit', record(n + 10))]),
      put('drafts', { id: 'draft', n: 1, box: 'draft' }),
    ],
  }))
  const rows = await rowsIn(store)
  store.close()
  const text = await setBack(aPlace, schemas)
  const before = twoFiles()
  before.files.a.bytes = utf8(text)
  return { rows, disk: before }
}

it('reads each row as it stands now, and what the journal alone has', async () => {
  const { rows, disk } = await earlierPlace()
  const store = await start(disk.journal)
  expect(await rowsIn(store)).toEqual(rows)
  expect(await store.local('schema')).toBe(SCHEMA)
  const { schema, generation } = await disk.journal.read('b')
  expect([schema, generation, disk.files.a.bytes.length]).toEqual([SCHEMA, 2, 0])
  await store.commit(async () => ({ ops: [put('records', record(4))] }))
  store.close()
  const again = await start(disk.journal)
  expect((await again.all('records')).map(({ head }) => head)).toEqual(['head 1', 'head 2', 'head 3', 'head 4'])
})

it('loses nothing and doubles nothing, whichever step it is stopped at', async () => {
  let stopped = 0
  for (let step = 1; ; step++) {
    const { rows, disk } = await earlierPlace()
    const power = powerGoesAt(step, disk.files)
    const whole = await start(disk.journal).then(
      (store) => {
        store.close()
        return true
      },
      () => false,
    )
    const steps = power.count()
    power.back()
    const store = await start(disk.journal)
    expect([step, await rowsIn(store)]).toEqual([step, rows])
    store.close()
    if (steps < step) {
      expect(whole).toBe(true)
      break
    }
    stopped += 1
  }
  // Each row, the note of the schema, lines and marks of the journal, and where it stands.
  expect(stopped).toBeGreaterThan(12)
})

it('fills a database that the browser cleared from a journal of the earlier schema', async () => {
  const { rows, disk } = await earlierPlace()
  Dexie.dependencies.indexedDB = new IDBFactory()
  const store = await start(disk.journal)
  expect(await rowsIn(store)).toEqual(rows)
  expect(await store.local('report')).toMatchObject({ wiped: true, unreadable: 0 })
})

it('leaves a schema that nothing reads as it is, and says so', async () => {
  const { disk } = await earlierPlace()
  const [earlier] = schemas
  if (!earlier) throw new Error('no schema')
  await setBack(aPlace, [{ ...earlier, number: earlier.number - 1 }])
  await expect(start(disk.journal)).rejects.toMatchObject({ reason: 'older-format' })
})
