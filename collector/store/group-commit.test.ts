import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStore, type Store } from './open.ts'
import type { Tx } from './tables.ts'

let data: string
let store: Store
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'group-commit-'))
  store = await openStore({ data, database: null })
})
afterEach(async () => {
  await store.close()
  rmSync(data, { recursive: true })
})

const add = (what: string) => async (tx: Tx) => {
  await tx.insertInto('events').values({ at: '2014-11-15', what, detail: '' }).execute()
  return what
}
const stored = async () =>
  (await store.db.selectFrom('events').select('what').orderBy('what').execute()).map(({ what }) => what)
const outcomes = async (all: readonly Promise<unknown>[]) => (await Promise.allSettled(all)).map(({ status }) => status)

it('a writer that fails is undone alone, and is told why', async () => {
  const failing = store.asUnit('b', async (tx) => {
    await add('second')(tx)
    throw new Error('the second went wrong')
  })
  const all = [store.asUnit('a', add('first')), failing, store.asUnit('c', add('third'))]
  expect(await outcomes(all)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  await expect(failing).rejects.toThrow('the second went wrong')
  expect(await stored()).toEqual(['first', 'third'])
})

it('those who come at once share a commit: one that fails is told to all of them, and nothing of theirs stays', async () => {
  const orphan = store.asUnit('b', async (tx) => {
    // Looked at when all is to be committed, and not before.
    await sql`pragma defer_foreign_keys = on`.execute(tx)
    const lost = { id: 'd', unit: 'no such unit', name: '', x: '', y: '', enrolled: '', revoked: null }
    await tx.insertInto('devices').values(lost).execute()
  })
  const all = [store.asUnit('a', add('first')), orphan, store.asCollector(add('third'))]
  expect(await outcomes(all)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(await stored()).toEqual([])
  await store.asUnit('a', add('after'))
  expect(await stored()).toEqual(['after'])
})

it('a disk that fills up under one of them stores nothing of any, and goes on when there is room', async () => {
  const pages = (await sql<{ page_count: number }>`pragma page_count`.execute(store.db)).rows[0]?.page_count ?? 0
  await sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(store.db)
  const large = add('x'.repeat(100_000))
  const all = [store.asUnit('a', add('first')), store.asUnit('b', large), store.asUnit('c', add('third'))]
  expect(await outcomes(all)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(await stored()).toEqual([])
  await sql`pragma max_page_count = 1000000`.execute(store.db)
  await store.asUnit('a', add('first'))
  expect(await stored()).toEqual(['first'])
})
