import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Store } from '../disk/store.ts'
import { createUnit } from '../index.ts'
import { aCase, inside, locked, opensTo, phrase, planFor, theOnly, unitOfTwo } from '../testing.ts'
import { loadRecords } from './load.ts'
import { CaseKeys } from './sealed-records.ts'

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
})
afterEach(() => {
  vi.restoreAllMocks()
})

it('opens what was sealed to the unit’s key once, keeps it under the data key, and opens nothing of the kind again', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: aCase('A1') })
  const session = await vault.handOver(planFor(caseId, 'core-om', 'yp-core'))
  for (const answer of [3, 0]) {
    await session.save({ ...session.draft(), answers: { 1: answer } })
    await session.handIn()
  }
  const store = await Store.open(await theOnly())
  expect(await store.all('handed')).toHaveLength(2)

  const opened = openingsByTheUnitsKey()
  inside(await session.takeBack(phrase))
  // Two forms, the epoch itself, and the releaser's pair.
  expect(opened()).toBe(4)
  expect([await store.all('handed'), await store.all('sessions'), await store.all('drafts')]).toEqual([[], [], []])
  expect(await underTheDataKey(store, caseId)).toEqual([
    ['core-om', { 1: 3 }],
    ['yp-core', { 1: 0 }],
  ])

  const again = inside(await (await locked()).unlock(phrase))
  expect(again.of('answers').map(({ body }) => body.answers)).toEqual([{ 1: 3 }, { 1: 0 }])
  // Epoch and pair twice more: by the test's own look above, and by this unlock.
  expect(opened()).toBe(8)
})

it('takes in what was answered in another of the languages that were handed over, under the wording it was answered in', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: aCase('A1') })
  const text = JSON.stringify({ language: 'ar', training: false })
  const plan = planFor(caseId, 'core-om')
  const forms = plan.forms.map((form) => ({ ...form, others: [{ language: 'ar', hash: 'pack in Arabic', text }] }))
  const session = await vault.handOver({ ...plan, forms })
  await session.save({ ...session.draft(), answers: { 1: 2 }, language: 'ar' })
  await session.handIn()
  const opened = inside(await session.takeBack(phrase))
  expect(opened.of('answers').map(({ body }) => body.wording)).toEqual([
    { hash: 'pack in Arabic', language: 'ar', training: false },
  ])
})

/** Only the key pair agrees by ECDH: once for every box that is opened with the private half. */
function openingsByTheUnitsKey(): () => number {
  const derived = vi.spyOn(SubtleCrypto.prototype, 'deriveBits')
  return () => derived.mock.calls.filter(([how]) => (how as Algorithm).name === 'ECDH').length
}

/** The case's forms, by no other key than the passphrase, the root and the data key give. */
async function underTheDataKey(store: Store, caseId: string) {
  const { header, keys, pair } = await opensTo(store, phrase)
  const { unit } = header
  const { records } = await loadRecords({ store, unit, keys, cases: new CaseKeys(unit, store, () => [pair]) })
  return records.flatMap((record) =>
    record.caseId === caseId && record.body.kind === 'answers' ? [[record.body.form, record.body.answers]] : [],
  )
}
