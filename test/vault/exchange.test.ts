/** Devices of one unit that hear of each other by files alone. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { expect, it, vi } from 'vitest'
import { caseFiles } from '../../src/case-file/case-file.ts'
import { chance } from '../../src/practice/chance.ts'
import { base64, idOfKey, random } from '../../src/vault/crypto/bytes.ts'
import { openDatabase } from '../../src/vault/disk/database.ts'
import { NO_LOG, nextEntry } from '../../src/vault/disk/log.ts'
import { Store } from '../../src/vault/disk/store.ts'
import { aCase, otherPhrase, phrase } from '../../src/vault/testing.ts'
import {
  type Apparatus,
  again,
  codes,
  fileOf,
  firstDevice,
  form,
  fromBackup,
  idOf,
  meet,
  openedAs,
  protocol,
  rewritten,
  seenOf,
  shown,
  storeOf,
  takes,
  twoDevices,
} from './apparatus.ts'
import { profileAt } from './real-history.ts'

type Step = { put: string; row: { id: string; device: string; n: number; box: string; rows: { id: string }[] } }
const stepsIn = (lines: readonly unknown[], table: string): Step[] =>
  lines.flatMap((line) => (Array.isArray(line) ? (line as Step[]) : [])).filter(({ put }) => put === table)

it('two devices that write to one protocol show the same in the end, and both edits to whoever opens it next', async () => {
  const [one, other, caseId] = await twoDevices()
  await one.vault.append({ caseId, body: { ...protocol, visits: 3, contactBy: 'self' } })
  await other.vault.append({ caseId, body: { ...protocol, visits: 5, takenOver: 'waiting' as const } })
  await other.vault.append({ caseId: crypto.randomUUID(), body: aCase('B1') })
  await meet(one, other)
  expect(shown(one)).toEqual(shown(other))
  expect(codes(one)).toEqual(['A1', 'B1'])
  const file = caseFiles(one.vault.records()).get(caseId)
  expect(file?.versions.protocol?.unsettled.map(({ field }) => field)).toEqual(['visits'])
  for (const device of [await again(one), await again(other)]) {
    expect(device.vault.report).toBeNull()
    expect(codes(device)).toEqual(['A1', 'B1'])
  }
})

it('a file says what came, by device, and taken in twice brings nothing more', async () => {
  const [one, other] = await twoDevices()
  await other.vault.append({ caseId: crypto.randomUUID(), body: aCase('B1') })
  const file = await fileOf(other)
  const id = await idOf(other)
  const { came, ...rest } = await takes(one, file)
  expect(came.map(({ device }) => device)).toEqual([id])
  expect(rest).toMatchObject({ forged: 0, strangers: 0, afterRemoval: 0, waiting: [], forked: [], header: 'same' })
  const before = shown(one)
  expect((await takes(one, file)).came).toEqual([])
  expect(shown(one)).toEqual(before)
})

it('a device that came is news on the others until somebody there says so, and none on the one that came', async () => {
  const [one, other] = await twoDevices()
  const newsOn = async ({ vault }: Apparatus) => (await vault.devices()).news()
  expect(await newsOn(other)).toMatchObject({ added: [], unnamed: true })
  await (await other.vault.devices()).name(await idOf(other), 'Rum 3')
  await takes(one, await fileOf(other))
  expect(await newsOn(one)).toMatchObject({ added: [{ name: 'Rum 3' }] })
  expect((await seenOf(await again(one))).find(({ news }) => news)?.name).toBe('Rum 3')
  await (await one.vault.devices()).newsSeen()
  expect(await newsOn(one)).toMatchObject({ added: [] })
  expect(await newsOn(other)).toMatchObject({ added: [], unnamed: false })
})

it('what was changed on the way is refused and told, and the rest is taken in', async () => {
  const [one, other] = await twoDevices()
  await other.vault.append({ caseId: crypto.randomUUID(), body: aCase('B1') })
  await other.vault.append({ caseId: crypto.randomUUID(), body: aCase('B2') })
  const file = await rewritten(await fileOf(other), (lines) => {
    const last = stepsIn(lines, 'records').at(-1)
    if (last)
      last.row.box = `${last.row.box.slice(0, 40)}${last.row.box[40] === 'A' ? 'B' : 'A'}${last.row.box.slice(41)}`
  })
  expect(await takes(one, file)).toMatchObject({ forged: 1 })
  expect(codes(one)).toHaveLength(2)
  expect((await seenOf(one)).map(({ missing }) => missing).sort()).toEqual([0, 1])
  // What was missing comes with the next whole file.
  await takes(one, await fileOf(other, true))
  expect(codes(one)).toEqual(['A1', 'B1', 'B2'])
  expect((await again(one)).vault.report).toBeNull()
})

it('an entry that was changed is refused, and those after it wait for it', async () => {
  const [one, other] = await twoDevices()
  for (const code of ['B1', 'B2', 'B3']) await other.vault.append({ caseId: crypto.randomUUID(), body: aCase(code) })
  const file = await fileOf(other)
  const id = await idOf(other)
  const bad = await rewritten(file, (lines) => {
    const entry = stepsIn(lines, 'entries').find(({ row }) => row.device === id && row.n === 3)
    entry?.row.rows.pop()
  })
  const told = await takes(one, bad)
  expect(told.forged).toBeGreaterThan(0)
  expect(told.waiting.map(({ device }) => device)).toEqual([id])
  expect(codes(one)).toEqual(['A1', 'B1'])
  await takes(one, file)
  expect(codes(one)).toEqual(['A1', 'B1', 'B2', 'B3'])
})

it('a device that nobody of the unit has made is refused, whatever it signs', async () => {
  const [one, other] = await twoDevices()
  const file = await fileOf(other)
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const key = base64(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)))
  const ghost = {
    id: await idOfKey(key),
    public: key,
    sign: async (bytes: Uint8Array<ArrayBuffer>) =>
      new Uint8Array(await crypto.subtle.sign({ ...algorithm, hash: 'SHA-256' }, privateKey, bytes)),
  }
  const row = { id: crypto.randomUUID(), epoch: 1, head: base64(random(90)), box: base64(random(90)) }
  const entry = await nextEntry(one.vault.unit, NO_LOG, ghost, [row])
  const with_ = await rewritten(file, (lines) => {
    lines.splice(1, 0, [
      { put: 'entries', row: entry },
      { put: 'records', row },
    ])
  })
  expect(await takes(one, with_)).toMatchObject({ strangers: 1, forged: 0 })
  expect((await seenOf(one)).map(({ device }) => device)).not.toContain(ghost.id)
  expect((await again(one)).vault.report).toBeNull()
})

it('who may open the unit goes along: somebody who was removed is locked out where they take it in, and the others go on', async () => {
  const [one, other] = await twoDevices()
  const bo = one.vault.of('staff').find(({ body }) => body.name === 'Bo Prov')?.body.staff as string
  await one.vault.removeMember(bo)
  await one.vault.append({ caseId: crypto.randomUUID(), body: aCase('SINCE') })
  const file = await fileOf(one)
  const asBo = await again(other, otherPhrase)
  expect(await takes(asBo, file)).toMatchObject({ header: 'newer', locked: true })
  await asBo.vault.ended
  await expect(again(other, otherPhrase)).rejects.toThrow('wrong-passphrase')
  const asAlva = await again(other)
  expect(codes(asAlva)).toEqual(['A1', 'SINCE'])
  expect(asAlva.vault.report).toBeNull()
  // An older header never takes a newer one's place.
  await takes(one, await fileOf(asAlva))
  expect(await takes(one, await fileOf(other).catch(() => file))).toMatchObject({ header: 'same' })
})

it('keys are changed on one device, until another takes that over; two that did so apart are told', async () => {
  const [one, other] = await twoDevices()
  await expect(other.vault.changePassphrase(phrase, 'sex helt nya ord i rad')).rejects.toThrow('keys-elsewhere')
  await (await other.vault.devices()).takeOverKeys()
  await other.vault.changePassphrase(phrase, 'sex helt nya ord i rad')
  expect((await seenOf(other)).find(({ keys }) => keys)?.own).toBe(true)
  const before = await fileOf(other)
  expect(await takes(one, before)).toMatchObject({ header: 'newer', locked: false })
  await expect(one.vault.changePassphrase('sex helt nya ord i rad', 'sex andra ord')).rejects.toThrow('keys-elsewhere')
  await (await one.vault.devices()).takeOverKeys()
  await (await other.vault.devices()).takeOverKeys()
  expect(await takes(one, await fileOf(other))).toMatchObject({ header: 'parted' })
})

it('a device that was removed brings nothing that it wrote afterwards, and new keys are made where keys are changed', async () => {
  const [one, other] = await twoDevices()
  const third = await fromBackup(await one.vault.backup())
  await other.vault.append({ caseId: crypto.randomUUID(), body: aCase('BEFORE') })
  await meet(one, other)
  await meet(one, third)
  const id = await idOf(other)
  const since = one.vault.keyDays().since
  expect(await (await third.vault.devices()).remove(id)).toBe('owed')
  await other.vault.append({ caseId: crypto.randomUUID(), body: aCase('AFTER') })
  const told = await takes(third, await fileOf(other, true))
  expect(told.afterRemoval).toBeGreaterThan(0)
  expect(codes(third)).toEqual(['A1', 'BEFORE'])
  expect(since).toBeDefined()
  await takes(one, await fileOf(third))
  expect(one.vault.backupDue()).toBe(true)
  expect((await seenOf(one)).find(({ device }) => device === id)?.removed).toBe(true)
  expect((await takes(one, await fileOf(other, true))).afterRemoval).toBeGreaterThan(0)
  expect(await takes(third, await fileOf(one))).toMatchObject({ header: 'newer', locked: false })
  await one.vault.append({ caseId: crypto.randomUUID(), body: aCase('NEW-KEYS') })
  await takes(third, await fileOf(one))
  expect(codes(third)).toEqual(['A1', 'BEFORE', 'NEW-KEYS'])
})

it('a copied device is recognised, loses nothing, and goes on under a name of its own', async () => {
  const [one, other] = await twoDevices()
  Dexie.dependencies.indexedDB = other.disk
  const copied = await profileAt(other.vault.place)
  const disk = new IDBFactory()
  Dexie.dependencies.indexedDB = disk
  await new Store(other.vault.place, (await openDatabase(other.vault.place)).db, null).write(copied.ops, copied.local)
  const copy = await openedAs(disk, other.vault.place)
  const id = await idOf(other)
  await other.vault.append({ caseId: crypto.randomUUID(), body: aCase('REAL') })
  await copy.vault.append({ caseId: crypto.randomUUID(), body: aCase('COPY') })
  expect(await idOf(copy)).toBe(id)
  await takes(one, await fileOf(other))
  expect(await takes(one, await fileOf(copy, true))).toMatchObject({ forked: [id], copied: false })
  expect(codes(one)).toEqual(['A1', 'COPY', 'REAL'])
  expect(await takes(copy, await fileOf(one, true))).toMatchObject({ copied: true })
  await copy.vault.append({ caseId: crypto.randomUUID(), body: aCase('SINCE') })
  expect(await idOf(copy)).not.toBe(id)
  await takes(one, await fileOf(copy))
  expect(codes(one)).toEqual(['A1', 'COPY', 'REAL', 'SINCE'])
  expect((await seenOf(one)).find(({ device }) => device === id)?.forked).toBe(true)
})

it('a case that was erased is gone on the other device too, with all that was written to it there without knowledge', async () => {
  const [one, other, caseId] = await twoDevices()
  await other.vault.append({ caseId, body: { ...protocol, visits: 9 } })
  await one.vault.eraseCase(caseId, 'begärt')
  await meet(one, other)
  await takes(one, await fileOf(other, true))
  for (const device of [one, other]) {
    expect(codes(device)).toEqual([])
    expect((await seenOf(device)).map(({ missing }) => missing)).toEqual([0, 0])
    const reopened = await again(device)
    expect(reopened.vault.report).toBeNull()
    expect((await seenOf(reopened)).map(({ missing }) => missing)).toEqual([0, 0])
  }
  const left = await (await storeOf(other)).all('keys')
  // The unit's own, of each device.
  expect(left).toHaveLength(2)
})

it('a case whose term is over is gone on the other device too, its lines in the log stay, and go there with the log’s own term', async () => {
  const [one, other, caseId] = await twoDevices()
  await one.vault.audit('case-opened', caseId)
  await meet(one, other)
  const lines = async (device: Apparatus) =>
    (await device.vault.log()).lines.filter(({ body }) => body.what === 'case-opened').map((line) => line.caseId)
  await one.vault.eraseOld([caseId], 'gallring')
  await meet(one, other)
  for (const device of [one, other]) {
    expect(codes(device)).toEqual([])
    expect(await lines(device)).toEqual([caseId])
  }
  await one.vault.eraseLog(new Date(Date.now() + 1_000).toISOString(), 'gallring av loggen')
  await meet(one, other)
  for (const device of [await again(one), await again(other)]) {
    expect(await lines(device)).toEqual([])
    expect(device.vault.report).toBeNull()
    expect((await seenOf(device)).map(({ missing }) => missing)).toEqual([0, 0])
  }
})

it('a case that was protected on one device opens to nobody else on the other, with any key that lies there', async () => {
  const [one, other, caseId] = await twoDevices()
  await one.vault.protect(caseId, { staff: [one.vault.me.staff] })
  await one.vault.append({ caseId, body: { ...protocol, visits: 9 } })
  await meet(one, other)
  const colleague = await again(other, otherPhrase)
  expect(
    colleague.vault.records().filter((record) => record.caseId === caseId && record.body.kind !== 'protection'),
  ).toEqual([])
  expect(codes(await again(other))).toEqual(['A1'])
  expect((await again(one)).vault.report).toBeNull()
})

it('a form that was written to a case which was erased elsewhere is shown until staff have read it', async () => {
  const [one, other, caseId] = await twoDevices()
  await other.vault.append({ caseId, body: form })
  await one.vault.eraseCase(caseId, 'begärt')
  await takes(other, await fileOf(one))
  expect(codes(other)).toEqual([])
  const late = (await other.vault.devices()).late()
  expect(late.map(({ body }) => body)).toEqual([form])
  await other.vault.eraseCase(caseId, 'läst')
  expect((await other.vault.devices()).late()).toEqual([])
  await takes(one, await fileOf(other))
  for (const device of [await again(one), await again(other)]) expect(device.vault.report).toBeNull()
})

it('what a newer version has written stays as it is, and is told until it can be read', async () => {
  const [one, other] = await twoDevices()
  const parse = vi
    .spyOn((await import('../../src/vault/records.ts')).recordBody, 'parse')
    .mockImplementation((it) => it as never)
  await other.vault.append({ caseId: null, body: { kind: 'from-the-future', what: 1 } as never })
  parse.mockRestore()
  await takes(one, await fileOf(other))
  const opened = await again(one)
  expect(opened.vault.report).toMatchObject({ newer: 1 })
  // It goes on to whoever has the version.
  const third = await fromBackup(await opened.vault.backup())
  expect(third.vault.report).toMatchObject({ newer: 1 })
})

it('a browser that is killed between two writes has taken in less, and nothing half; the same file brings the rest', async () => {
  const [one, other] = await twoDevices()
  for (let i = 0; i < 120; i++) await other.vault.append({ caseId: crypto.randomUUID(), body: aCase(`B${i}`) })
  const file = await fileOf(other)
  const commit = vi.spyOn(Store.prototype, 'commit')
  const real = commit.getMockImplementation() ?? Store.prototype.commit
  commit.mockRestore()
  let writes = 0
  const dying = vi.spyOn(Store.prototype, 'commit').mockImplementation(function (this: Store, ...all) {
    writes += 1
    if (writes > 1) throw new Error('killed')
    return (real as typeof Store.prototype.commit).apply(this, all)
  })
  await expect(takes(one, file)).rejects.toThrow('killed')
  dying.mockRestore()
  const back = await again(one)
  expect(back.vault.report).toBeNull()
  expect(codes(back).length).toBeGreaterThan(50)
  expect(codes(back).length).toBeLessThan(121)
  await takes(back, file)
  expect(codes(back)).toHaveLength(121)
})

it.each(['not a file of ours', '1 x {"sync":"mattstock-sync-2"}\n'])('%s is refused in words', async (text) => {
  const one = await firstDevice()
  const answer = await (await one.vault.devices()).takeInFile(new Blob([text]))
  expect(answer).toMatchObject({ refused: text.startsWith('1') ? 'newer-sync-file' : 'not-a-sync-file' })
})

it('a file of another unit, and one that was cut off, are refused whole', async () => {
  const [one, other] = await twoDevices()
  await other.vault.append({ caseId: crypto.randomUUID(), body: aCase('B1') })
  const stranger = await firstDevice()
  expect(await (await one.vault.devices()).takeInFile(await fileOf(stranger))).toEqual({
    refused: 'sync-file-of-another-unit',
  })
  const file = await fileOf(other)
  expect(await (await one.vault.devices()).takeInFile(file.slice(0, file.size - 60))).toEqual({
    refused: 'damaged-sync-file',
  })
  expect(codes(one)).toEqual(['A1'])
})

it.each([1, 2, 3, 4])(
  'three devices whose files come in any order show the same in the end (seed %i)',
  async (seed) => {
    const among = chance(seed)
    const [one, other, caseId] = await twoDevices()
    const devices = [one, other, await fromBackup(await one.vault.backup())]
    const files: Blob[] = []
    for (let step = 0; step < 10; step++) {
      const device = among.pick(devices)
      if (files.length > 0 && among.yes(0.4)) await takes(device, among.pick(files))
      await device.vault.append({ caseId, body: { ...protocol, visits: step } })
      if (among.yes(0.3)) await device.vault.append({ caseId: crypto.randomUUID(), body: aCase(`S${step}`) })
      if (step === 7) await device.vault.eraseCase(caseId, 'begärt')
      files.push(await fileOf(device))
      if (step === 7) break
    }
    for (let round = 0; round < 2; round++)
      for (const from of devices) {
        const file = await fileOf(from, true)
        for (const to of devices) if (to !== from) await takes(to, file)
      }
    const [first, ...rest] = devices.map(shown)
    for (const other of rest) expect(other).toEqual(first)
    for (const device of devices) expect((await again(device)).vault.report).toBeNull()
  },
)

it('that a unit is closed is heard by its other devices with the chain, and each is emptied by itself', async () => {
  const [one, other] = await twoDevices()
  await meet(one, other)
  await one.vault.closeUnit()
  const said = one.vault.membership().closed
  await takes(other, await fileOf(one))
  expect(other.vault.membership().closed).toEqual(said)
  expect(said).not.toBeNull()
  // Nothing went by that: neither here nor there.
  expect(codes(other)).toEqual(['A1'])
  const there = await again(other)
  expect([there.vault.membership().closed, codes(there)]).toEqual([said, ['A1']])
})

it('a device that is set up from a backup of before an erasing brings the case back, as said, until it hears of it', async () => {
  const one = await firstDevice()
  const caseId = crypto.randomUUID()
  await one.vault.append({ caseId, body: aCase('A1') })
  const before = await one.vault.backup()
  await one.vault.eraseCase(caseId, 'familjen bad om det')
  expect(await one.vault.oldBackup(before)).toMatchObject({ erased: [{ reason: 'familjen bad om det' }] })
  const restored = await fromBackup(before)
  expect(codes(restored)).toEqual(['A1'])
  expect(await takes(restored, await fileOf(one))).toMatchObject({ erased: 1 })
  expect(codes(await again(restored))).toEqual([])
})
