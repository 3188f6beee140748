/** What is the releaser's alone: who can come by it, with the app and with all that lies on the device. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, it } from 'vitest'
import { newRecoveryCode } from '../crypto/recovery-code.ts'
import { Store } from '../disk/store.ts'
import { createUnit } from '../index.ts'
import type { RecordBody } from '../records.ts'
import { aCase, allThatOpens, inside, locked, otherPhrase, phrase, theOnly, unitOfTwo } from '../testing.ts'
import type { OpenVault } from '../vault.ts'

const thirdPhrase = 'kajak kaktus kalas kanel kanin kanot'
const code = newRecoveryCode()
const planted = ['VITSIPPAN', 'BLÅSIPPAN', 'GULLVIVAN']

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
})

async function unlocked(secret: string): Promise<OpenVault> {
  const here = await locked()
  return inside(secret === code ? await here.recover(secret) : await here.unlock(secret))
}
const idOf = (vault: OpenVault, name: string) =>
  vault.of('staff').find(({ body }) => body.name === name)?.body.staff as string
const basis = (shown: string, cases: string): RecordBody => ({
  ...{ kind: 'basis', batch: 'b'.repeat(64), shown: [shown], lists: { groups: [{ cases: [cases] }] } },
})
const counted = (word: string): RecordBody => ({ kind: 'counted', period: 'p', row: { reasons: [word] } })
const plantedIn = (words: string) => planted.filter((word) => words.includes(word))
const readable = (vault: OpenVault) => plantedIn(JSON.stringify(vault.records()))

/** Alva is keeper, Bo releaser, Cilla neither. What Bo froze, and the row of a case that Alva alone reads. */
async function unitWithReleaser() {
  const staff = [...unitOfTwo.staff, { name: 'Cilla Prov', passphrase: thirdPhrase }]
  const { vault: alva } = await createUnit('unit', { ...unitOfTwo, staff, recoveryCode: code })
  await alva.setReleaser(idOf(alva, 'Bo Prov'))
  const bo = await unlocked(otherPhrase)
  await bo.append({ caseId: null, body: basis('VITSIPPAN', 'BLÅSIPPAN') })
  const caseId = crypto.randomUUID()
  await alva.append({ caseId, body: aCase('SKYDD-1') })
  await alva.protect(caseId, { staff: [alva.me.staff] })
  await alva.append({ caseId, body: counted('GULLVIVAN') })
  return { alva, bo, caseId, cillas: idOf(alva, 'Cilla Prov') }
}

it('the releaser reads it, and a protected case’s row without the case', async () => {
  const { caseId } = await unitWithReleaser()
  const bo = await unlocked(otherPhrase)
  expect([readable(bo), bo.report]).toEqual([planted, null])
  expect(bo.of('case').some((record) => record.caseId === caseId)).toBe(false)
})

it('to a colleague with neither role it is nothing: not in memory, and with none of the keys that lie on the device', async () => {
  await unitWithReleaser()
  const cilla = await unlocked(thirdPhrase)
  expect([readable(cilla), cilla.report]).toEqual([[], null])
  await cilla.backup()
  expect(plantedIn(await allThatOpens(thirdPhrase))).toEqual([])
  // The search finds what there is to find.
  expect(plantedIn(await allThatOpens(otherPhrase))).toEqual(planted)
  // What Cilla wrote hides nothing from Bo.
  expect(readable(await unlocked(otherPhrase))).toEqual(planted)
})

it('a keeper holds what opens it to hand the role on, and so does the sheet: the app opens nothing of it to them', async () => {
  const { alva } = await unitWithReleaser()
  // The row is of a case that Alva and the sheet read.
  for (const vault of [alva, await unlocked(phrase), await unlocked(code)])
    expect(readable(vault)).toEqual(['GULLVIVAN'])
  expect(plantedIn(await allThatOpens(phrase))).toEqual(planted)
})

it('the role is handed on while the releaser is away: all of it comes to the new one at once, and nothing newer opens to the one before', async () => {
  const { alva, cillas } = await unitWithReleaser()
  const cilla = await unlocked(thirdPhrase)
  await alva.setReleaser(cillas)
  await cilla.audit('looked', null)
  await expect.poll(() => readable(cilla)).toEqual(planted)
  await cilla.append({ caseId: null, body: basis('MASKROSEN', 'TUSSILAGON') })
  expect(await allThatOpens(otherPhrase)).not.toMatch(/MASKROSEN|TUSSILAGON/)
  const bo = await unlocked(otherPhrase)
  expect(JSON.stringify(bo.records())).not.toMatch(/VITSIPPAN|BLÅSIPPAN|MASKROSEN/)
  expect(JSON.stringify((await unlocked(thirdPhrase)).records())).toMatch(/VITSIPPAN.*MASKROSEN/)
})

it('it leaves the memory of a releaser whose role is handed on, and comes back with the role', async () => {
  const { alva, bo } = await unitWithReleaser()
  await expect.poll(() => readable(bo)).toEqual(planted)
  await alva.setReleaser(alva.me.staff)
  expect(readable(alva)).toEqual(planted)
  await expect.poll(() => readable(bo)).toEqual([])
  await alva.setReleaser(bo.me.staff)
  expect(readable(alva)).toEqual(['GULLVIVAN'])
  await expect.poll(() => readable(bo)).toEqual(planted)
})

it('a keeper whose role ends, a releaser who leaves, and a sheet that is replaced open nothing that comes', async () => {
  const { alva, bo, cillas } = await unitWithReleaser()
  await alva.setKeeper(cillas, true)
  expect(plantedIn(await allThatOpens(thirdPhrase))).toEqual(planted)
  await alva.setKeeper(cillas, false)
  await bo.append({ caseId: null, body: basis('MASKROSEN', 'TUSSILAGON') })
  expect(await allThatOpens(thirdPhrase)).not.toMatch(/MASKROSEN|TUSSILAGON/)
  await alva.changeRecoveryCode(newRecoveryCode())
  await alva.removeMember(bo.me.staff)
  expect(alva.membership().releaser).toBe(alva.me.staff)
  expect(JSON.stringify(alva.records())).toMatch(/VITSIPPAN.*MASKROSEN/)
  const { header } = (await (await Store.open(await theOnly())).get('meta', 'header')) as never as {
    header: { forReleaser: { boxes: { to: string }[] }[] }
  }
  expect(header.forReleaser.at(-1)?.boxes.map(({ to }) => to)).toEqual([alva.me.staff, 'sheet'])
})

it('a new passphrase, by a keeper and by its owner, keeps it open to the releaser', async () => {
  const { alva, bo } = await unitWithReleaser()
  const [given, own] = ['en fras för en enda gång', 'bos alldeles egna nya lösenfras']
  await alva.setPassphrase(bo.me.staff, given)
  const back = await unlocked(given)
  expect(readable(back)).toEqual(planted)
  expect(await back.changePassphrase(given, own)).toBe('changed')
  await back.append({ caseId: null, body: basis('MASKROSEN', 'TUSSILAGON') })
  expect(JSON.stringify((await unlocked(own)).records())).toMatch(/VITSIPPAN.*MASKROSEN/)
})

it('goes with its case when that is erased', async () => {
  const { alva, caseId } = await unitWithReleaser()
  await alva.eraseCase(caseId, 'begärt')
  expect(plantedIn(await allThatOpens(phrase))).toEqual(['VITSIPPAN', 'BLÅSIPPAN'])
  expect((await unlocked(otherPhrase)).report).toBeNull()
})
