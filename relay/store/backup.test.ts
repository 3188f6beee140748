import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { type Device, Writer } from '../../test/relay/device.ts'
import { Holder } from '../../test/relay/holder.ts'
import { type Started, startForTest } from '../../test/relay/started.ts'
import { readBackup } from './backup.ts'
import { openRelayStore } from './open.ts'

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'relay-backup-'))
  folders.push(made)
  return made
}
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true })
})

const storeOf = async ({ relay }: Started) =>
  (await relay.store.db.selectFrom('store').select('store').executeTakeFirstOrThrow()).store

/** A relay with one unit, whose device has sent two writes. */
async function filled(data: string) {
  const r = await startForTest({ DATA: data })
  const { devices } = await r.admit(1)
  const device = devices[0] as Device
  const [writer, holder] = [new Writer(device), new Holder(device)]
  for (const _ of [1, 2]) holder.keep(await writer.write())
  await holder.meet(r.ask)
  return { r, writer, holder }
}

it('a restored relay is another store under the same key, and is given back what the backup lacks', async () => {
  const { r, writer, holder } = await filled(folder())
  const file = join(folder(), 'relay.gz')
  expect((await r.command('backup', { file })).statusCode).toBe(200)
  holder.keep(await writer.write())
  await holder.meet(r.ask)
  const [before, key] = [await storeOf(r), r.relay.store.key]
  await r.stop()
  const data = folder()
  const store = await openRelayStore({ data, database: null })
  expect(await readBackup(store, file)).toEqual({ rows: expect.any(Number) })
  expect(await readBackup(store, file)).toEqual({ refused: 'not-empty' })
  await store.close()
  const again = await startForTest({ DATA: data })
  expect(again.relay.store.key).toBe(key)
  expect(await storeOf(again)).not.toBe(before)
  await holder.meet(again.ask)
  expect([...holder.restored]).toEqual([await storeOf(again)])
  expect(holder.receipt?.vector).toEqual(holder.vector())
  await again.stop()
})

it.each([
  ['is no file of ours', gzipSync('hej\n'), 'not-a-backup'],
  ['is the collector’s', gzipSync('{"format":"mattstock-collector-backup-1"}\n{"rows":0}\n'), 'not-a-backup'],
  ['is cut short', gzipSync('{"format":"mattstock-relay-backup-1"}\n'), 'cut-short'],
])('a backup that %s changes nothing', async (_what, bytes, refused) => {
  const file = join(folder(), 'relay.gz')
  writeFileSync(file, bytes)
  const store = await openRelayStore({ data: folder(), database: null })
  const { store: before } = await store.db.selectFrom('store').select('store').executeTakeFirstOrThrow()
  expect(await readBackup(store, file)).toEqual({ refused })
  expect(await store.db.selectFrom('store').select('store').execute()).toEqual([{ store: before }])
  await store.close()
})

it('a database that is set back to an older state becomes another store at its start, and one that is not stays', async () => {
  const data = folder()
  const { r, writer, holder } = await filled(data)
  const before = await storeOf(r)
  await r.stop()
  copyFileSync(join(data, 'relay.sqlite'), join(data, 'older'))
  const same = await startForTest({ DATA: data })
  expect(await storeOf(same)).toBe(before)
  holder.keep(await writer.write())
  await holder.meet(same.ask)
  await same.stop()
  copyFileSync(join(data, 'older'), join(data, 'relay.sqlite'))
  const setBack = await startForTest({ DATA: data })
  expect(await storeOf(setBack)).not.toBe(before)
  await holder.meet(setBack.ask)
  expect([...holder.restored]).toEqual([await storeOf(setBack)])
  await setBack.stop()
})

it('counts of requests and used-up codes are there after a restart', async () => {
  const data = folder()
  const { r, holder } = await filled(data)
  const counts = async ({ relay }: Started) =>
    await relay.store.db.selectFrom('counts').selectAll().orderBy('who').execute()
  const before = await counts(r)
  expect(before.some(({ who }) => who === `device ${holder.device.unit} ${holder.device.id}`)).toBe(true)
  await r.stop()
  const again = await startForTest({ DATA: data })
  expect(await counts(again)).toEqual(before)
  expect(await again.relay.store.db.selectFrom('codes').select('unit').execute()).toEqual([
    { unit: holder.device.unit },
  ])
  await again.stop()
})
