import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SCHEMA } from '../disk/database-name.ts'
import { privateFilesInMemory } from '../disk/testing-files.ts'
import { createUnit } from '../index.ts'
import { aCase, openTheOnly, planFor, theOnly, unitOfTwo } from '../testing.ts'
import type { HandedOver } from '../vault.ts'
import { earlyRead, type Seen } from './early-read.ts'
import { earlySession, stands } from './early-session.ts'

const caseId = '11111111-1111-4111-8111-111111111111'

const files = privateFilesInMemory()
beforeEach(() => {
  files.clear()
  const factory = new IDBFactory()
  Dexie.dependencies.indexedDB = factory
  globalThis.indexedDB = factory
  // As after a restart: the tab that handed over is gone, and what it held with it.
  vi.spyOn(navigator.locks, 'query').mockResolvedValue({ held: [], pending: [] })
})

afterEach(() => vi.restoreAllMocks())

async function handedOver(): Promise<HandedOver> {
  const { vault } = await createUnit('practice', unitOfTwo)
  await vault.append({ caseId, body: aCase('A-1') })
  return vault.handOver(planFor(caseId, 'sdq-s11-17'))
}

async function seen(): Promise<Seen> {
  const found = await earlyRead()
  if (!found) throw new Error('nothing was seen')
  return found
}

it('sees nothing where there is no unit, and leaves no database behind', async () => {
  expect(await earlyRead()).toBeNull()
  expect(await indexedDB.databases()).toEqual([])
  expect(await openTheOnly()).toEqual({ is: 'empty' })
})

it('sees nothing in a locked unit', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  await vault.lock()
  expect(await earlyRead()).toBeNull()
})

it('sees a hand-over as the whole start does: the same plan, and the answer last saved', async () => {
  const session = await handedOver()
  await session.save({ ...session.draft(), position: 4, answers: { consid: 2, restles: null } })
  const found = await seen()
  expect(found).toEqual({ place: session.place, plan: session.plan, draft: session.draft() })
  expect(found.draft.answers).toEqual({ consid: 2, restles: null })
  expect(stands(found, session)).toBe(true)
})

it('sees nothing of a form that is open in another tab', async () => {
  await handedOver()
  vi.restoreAllMocks()
  expect(await earlyRead()).toBeNull()
})

it('sees nothing in a database of another schema', async () => {
  await handedOver()
  const newer = new Dexie(`mattstock-${await theOnly('practice')}`)
  newer.version(SCHEMA + 1).stores({ meta: 'id', local: 'id', sessions: 'id', drafts: 'id' })
  await newer.open()
  newer.close()
  expect(await earlyRead()).toBeNull()
})

it('says that an answer is saved only when the whole session has saved it', async () => {
  const session = await handedOver()
  const whole = Promise.withResolvers<HandedOver>()
  const early = earlySession(await seen(), whole.promise)
  const draft = { ...early.draft(), position: 1, answers: { consid: 1 } }
  let said: unknown = 'nothing yet'
  const saved = early.save(draft).then((answer) => {
    said = answer
  })
  await new Promise((later) => setTimeout(later, 20))
  expect(said).toBe('nothing yet')
  expect((await seen()).draft.answers).toEqual({})
  whole.resolve(session)
  await saved
  expect(said).toBe(await session.save(draft))
  expect((await seen()).draft.answers).toEqual({ consid: 1 })
  expect(early.draft()).toEqual(draft)
})

it('writes nothing over a later draft that the journal gave back', async () => {
  const session = await handedOver()
  const old = await seen()
  await session.save({ ...session.draft(), position: 2, answers: { consid: 2, restles: 1 } })
  const early = earlySession(old, Promise.resolve(session))
  expect(stands(old, session)).toBe(false)
  await expect(early.save({ ...old.draft, position: 1, answers: { consid: 0 } })).rejects.toMatchObject({
    name: 'VaultError',
  })
  expect((await seen()).draft.answers).toEqual({ consid: 2, restles: 1 })
})

it('tells what waits when the whole start fails', async () => {
  await handedOver()
  const early = earlySession(await seen(), Promise.reject(new Error('the start failed')))
  await expect(early.save(early.draft())).rejects.toThrow('the start failed')
})
