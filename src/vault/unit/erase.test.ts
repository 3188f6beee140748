import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, it } from 'vitest'
import { Store } from '../disk/store.ts'
import { createUnit, lookAtBackup } from '../index.ts'
import { aCase, openTheOnly, phrase, planFor, theOnly, unitOfTwo } from '../testing.ts'
import type { OpenVault } from '../vault.ts'

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
})

async function unlocked(): Promise<OpenVault> {
  const state = await openTheOnly()
  const vault = state.is === 'locked' ? await state.vault.unlock(phrase) : null
  if (!vault || 'refused' in vault) throw new Error(state.is)
  return vault
}

async function withCases(count: number) {
  const { vault } = await createUnit('unit', unitOfTwo)
  const ids: readonly string[] = Array.from({ length: count }, () => crypto.randomUUID())
  await vault.append(...ids.map((caseId, i) => ({ caseId, body: aCase(`A${i}`) })))
  for (const caseId of ids) await vault.audit('case-opened', caseId)
  return { vault, ids }
}

async function boxesOf(ids: readonly string[], store: Store) {
  const rows = [...(await store.all('records')), ...(await store.all('keys'))]
  return rows.filter(({ id }) => ids.includes(id)).length
}

it('many cases go in one act: no row of theirs is left but their lines in the log, and the others are whole', async () => {
  const { vault, ids } = await withCases(30)
  const old = ids.slice(0, 20)
  const gone = vault.records().flatMap(({ id, caseId }) => (caseId && old.includes(caseId) ? [id] : []))
  const store = await Store.open(await theOnly())
  const before = [(await store.all('keys')).length, (await store.all('entries')).length]
  expect(await boxesOf(gone, store)).toBe(20)
  const shares: number[] = []
  await vault.eraseOld(old, 'gallring', (share) => shares.push(share))
  expect([(await store.all('keys')).length, (await store.all('entries')).length]).toEqual([
    (before[0] as number) - 20,
    (before[1] as number) + 1,
  ])
  expect(await boxesOf(gone, store)).toBe(0)
  expect(shares.at(-1)).toBe(1)
  expect(vault.of('case').map(({ caseId }) => caseId)).toEqual(ids.slice(20))
  const again = await unlocked()
  expect(again.report).toBeNull()
  expect(again.of('case')).toHaveLength(10)
  const opened = (await again.log()).lines.filter(({ body }) => body.what === 'case-opened')
  expect(opened.filter(({ caseId }) => caseId !== null && old.includes(caseId))).toHaveLength(20)
})

it('a case that is erased when somebody asks takes its lines in the log along', async () => {
  const { vault, ids } = await withCases(2)
  await vault.eraseCase(ids[0] as string, 'begärt')
  const about = (await vault.log()).lines.map(({ caseId }) => caseId)
  expect(about).not.toContain(ids[0])
  expect(about).toContain(ids[1])
})

it('a form that was broken off goes with its case, and nothing can be written to it', async () => {
  const { vault, ids } = await withCases(2)
  const session = await vault.handOver(planFor(ids[0] as string, 'core-om'))
  await session.save({ ...session.draft(), answers: { 1: 4 } })
  const back = await session.takeBack(phrase)
  if ('refused' in back) throw new Error(back.refused)
  await back.eraseOld([ids[0] as string], 'gallring')
  expect(back.unfinished()).toEqual([])
  await expect(back.append({ caseId: ids[0] as string, body: aCase('igen') })).rejects.toThrow('erased')
})

it('lines of the log go after a term of their own, and are not missed: not at the unlock, nor in a backup', async () => {
  const { vault } = await withCases(3)
  const all = (await vault.log()).lines.length
  expect(await vault.eraseLog('2000-01-01T00:00:00.000Z', 'gallring')).toBe(0)
  const erased = await vault.eraseLog(new Date(Date.now() + 1000).toISOString(), 'gallring')
  expect(erased).toBe(all)
  expect((await vault.log()).lines).toEqual([])
  const again = await unlocked()
  expect(again.report).toBeNull()
  const seen = await lookAtBackup(await again.backup(), phrase)
  expect(seen).toMatchObject({ missing: 0, erased: 0, cases: 3 })
})
