/** A rotation that is stopped at any step, or meets a database that lacks rows: nothing is lost, and nothing opens to whoever was removed. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inFull } from '../../../test/in-full.ts'
import { newRecoveryCode } from '../crypto/recovery-code.ts'
import { openDatabase } from '../disk/database.ts'
import { privateFolder } from '../disk/database-name.ts'
import { Store } from '../disk/store.ts'
import { powerGoesAt, privateFilesInMemory } from '../disk/testing-files.ts'
import { alone } from '../disk/web-locks.ts'
import { createUnit } from '../index.ts'
import { aCase, inside, locked, otherPhrase, phrase, planFor, theOnly, unitOfTwo } from '../testing.ts'
import type { OpenVault } from '../vault.ts'

const files = privateFilesInMemory()
const diskOf = ({ place }: OpenVault) => files.folder(privateFolder(place)).files

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  files.clear()
})
afterEach(() => {
  vi.restoreAllMocks()
})

const unlocked = async () => inside(await (await locked()).unlock(phrase))
const bo = (vault: OpenVault) => vault.of('staff').find(({ body }) => body.name === 'Bo Prov')?.body.staff as string
const codes = (vault: OpenVault) => vault.of('case').map(({ body }) => body.code)
async function header() {
  const row = await (await Store.open(await theOnly())).get('meta', 'header')
  if (row?.id !== 'header') throw new Error('no header')
  return row.header
}

/** Two cases, and a form that was broken off. */
async function someUnit(recoveryCode: string): Promise<OpenVault> {
  const { vault } = await createUnit('unit', { ...unitOfTwo, recoveryCode })
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: aCase('A1') }, { caseId: crypto.randomUUID(), body: aCase('A2') })
  const session = await vault.handOver(planFor(caseId, 'core-om'))
  await session.save({ ...session.draft(), answers: { 1: 4 } })
  return inside(await session.takeBack(phrase))
}
const whole = (vault: OpenVault) => [codes(vault), vault.unfinished().map(({ draft }) => draft.answers)]
const expected = [['A1', 'A2'], [{ 1: 4 }]]

/** From one step at which it is stopped to the next. */
const stride = inFull ? 1 : 3

const oldCode = newRecoveryCode()
const newCode = newRecoveryCode()

it.each<[string, (vault: OpenVault) => Promise<void>, (before: boolean) => Promise<void>]>([
  [
    'a removal',
    (vault) => vault.removeMember(bo(vault)),
    async (before) => {
      const tried = await (await locked()).unlock(otherPhrase)
      expect('refused' in tried).toBe(!before)
      // The name goes with the keys.
      const names = (await unlocked()).of('staff').findLast(({ body }) => body.name === 'Bo Prov')
      expect(names?.body.active).toBe(before)
    },
  ],
  [
    'a new sheet',
    (vault) => vault.changeRecoveryCode(newCode),
    async (before) => {
      expect('refused' in (await (await locked()).recover(oldCode))).toBe(!before)
      expect('refused' in (await (await locked()).recover(newCode))).toBe(before)
    },
  ],
])(
  '%s stopped at any step is done or not begun, and loses nothing',
  async (_, act, check) => {
    const ends = new Set<number>()
    for (let step = 1; ; step += stride) {
      Dexie.dependencies.indexedDB = new IDBFactory()
      files.clear()
      const vault = await someUnit(oldCode)
      const power = powerGoesAt(step, diskOf(vault))
      const told = await act(vault).then(
        () => 'done',
        () => 'refused',
      )
      const last = power.count() < step
      power.back()
      // What goes on behind it must not meet the next start.
      await alone(`${vault.place}/write`, async () => {})
      await locked()
      const epochs = (await header()).epochs.length
      ends.add(epochs)
      expect([step, epochs]).toEqual([step, told === 'done' ? 2 : expect.toBeOneOf([1, 2])])
      await check(epochs === 1)
      const again = await unlocked()
      expect(whole(again)).toEqual(expected)
      // Whoever comes next does it, or does it once more.
      await act(again)
      await check(false)
      expect(whole(await unlocked())).toEqual(expected)
      if (last) break
    }
    expect(ends).toEqual(new Set([1, 2]))
  },
  240_000,
)

it.each([
  ['half-written', 2],
  ['empty', 1],
])('a removal over a %s database loses nothing, and shuts out whoever was removed', async (_, nth) => {
  const vault = await someUnit(oldCode)
  const gone = bo(vault)
  const { db } = await openDatabase(vault.place)
  for (const table of ['meta', 'keys', 'records', 'audit', 'sessions', 'drafts'] as const) {
    const ids = (await db[table].toCollection().primaryKeys()) as string[]
    await db.table(table).bulkDelete(ids.filter((_, i) => i % nth === 0))
  }
  await vault.removeMember(gone)
  db.close()
  expect(await (await locked()).unlock(otherPhrase)).toEqual({ refused: 'wrong-passphrase' })
  const after = await unlocked()
  expect(whole(after)).toEqual(expected)
  expect(after.of('staff').findLast(({ body }) => body.staff === gone)?.body.active).toBe(false)
})
