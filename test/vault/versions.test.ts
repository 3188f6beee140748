/**
 * Devices of one unit whose apps are of different versions, in both directions: what an invented newer version writes lies in
 * the older one untouched, is passed on and told, and read after the update. An older one's records the newer one reads.
 */
import { beforeEach, expect, it, vi } from 'vitest'
import { caseFiles } from '../../src/case-file/case-file.ts'
import { base64, idOfKey } from '../../src/vault/crypto/bytes.ts'
import { NO_LOG, nextEntry } from '../../src/vault/disk/log.ts'
import { put } from '../../src/vault/disk/rows.ts'
import type { Kept } from '../../src/vault/index.ts'
import { aCase, opensTo, phrase } from '../../src/vault/testing.ts'
import { CaseKeys, sealRecord } from '../../src/vault/unit/sealed-records.ts'
import { type Apparatus, again, fileOf, protocol, rewritten, storeOf, takes, twoDevices } from './apparatus.ts'
import { evened, Site, unitAt } from './devices-at-relay.ts'

beforeEach(() => {
  vi.doUnmock('../../src/vault/records.ts')
  vi.resetModules()
})

/** The next version: its records may need shapes of the second kind. Everything else of it is as it is. */
async function newerBuild() {
  vi.resetModules()
  vi.doMock('../../src/vault/records.ts', async (original) => {
    const real = (await original()) as typeof import('../../src/vault/records.ts')
    return {
      ...real,
      isNewer: (it: Parameters<typeof real.isNewer>[0]) => real.isNewer({ ...it, needs: (it.needs ?? 1) - 1 }),
    }
  })
  const { unlock } = await import('../../src/vault/unit/unlock.ts')
  const { Store } = await import('../../src/vault/disk/store.ts')
  const { openDatabase } = await import('../../src/vault/disk/database.ts')
  return async ({ disk, vault: { place } }: Apparatus): Promise<Apparatus> => {
    ;(await import('dexie')).Dexie.dependencies.indexedDB = disk
    const vault = await unlock(new Store(place, (await openDatabase(place)).db, null), phrase)
    if ('refused' in vault) throw new Error(vault.refused)
    return { disk, vault }
  }
}

/** The device of a colleague whose app is newer has written a protocol in its own shape: as lines of a file. */
async function withNewer(device: Apparatus, caseId: string, needs: number): Promise<Blob> {
  const store = await storeOf(device)
  const { header, keys, pair } = await opensTo(store, phrase)
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const key = base64(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)))
  const signer = {
    id: await idOfKey(key),
    public: key,
    sign: async (bytes: Uint8Array<ArrayBuffer>) =>
      new Uint8Array(await crypto.subtle.sign({ ...algorithm, hash: 'SHA-256' }, privateKey, bytes)),
  }
  const made = await new CaseKeys(header.unit, store, () => [pair]).make(
    keys,
    { of: caseId, forReleaser: false },
    signer.id,
    null,
  )
  const record = {
    ...{ id: crypto.randomUUID(), lamport: 2, device: signer.id, at: '2026-11-29T12:00:00.000Z' },
    ...{ by: { staff: device.vault.me.staff }, caseId, needs },
    body: { ...protocol, visits: { from: 3, to: 5 } },
    replaces: device.vault.of('protocol').map(({ id }) => id),
  } as unknown as Kept
  const row = await sealRecord(made.made, keys, header.unit, 1, record)
  const entry = await nextEntry(header.unit, NO_LOG, signer, [made.row, row])
  return rewritten(await fileOf(device), (lines) => {
    lines.splice(1, 0, [put('entries', entry), put('keys', made.row), put('records', row)])
  })
}

const visits = ({ vault }: Apparatus, caseId: string) => caseFiles(vault.records()).get(caseId)?.protocol?.body.visits

it('a known kind in a shape that only a newer version reads is left as it is, told, passed on, and read after the update', async () => {
  const [one, other, caseId] = await twoDevices()
  await one.vault.append({ caseId, body: { ...protocol, visits: 1 } })
  await takes(other, await fileOf(one))
  await takes(one, await withNewer(other, caseId, 2))
  expect(visits(one, caseId)).toBe(1)
  const opened = await again(one)
  expect(opened.vault.report).toMatchObject({ newer: 1, unreadable: 0, keyless: 0, lost: 0 })
  expect(visits(opened, caseId)).toBe(1)
  // It goes on to a third that has not met the one that wrote it.
  await takes(other, await fileOf(opened, true))
  expect((await again(other)).vault.report).toMatchObject({ newer: 1 })
  // What the older version saves meanwhile takes the place of nothing that it has not read.
  await opened.vault.append({ caseId, body: { ...protocol, visits: 2 } })
  const updated = await (await newerBuild())(opened)
  expect(updated.vault.report).toBeNull()
  const file = caseFiles(updated.vault.records()).get(caseId)
  expect(file?.versions.protocol.ids).toHaveLength(2)
  expect(
    file?.versions.protocol.unsettled.map(({ by }) => by.map(({ body }) => (body as { visits: unknown }).visits)),
  ).toEqual([expect.arrayContaining([{ from: 3, to: 5 }, 2])])
})

it('it goes by the unit’s server too, from a device that cannot read it to one that can', async () => {
  const site = await Site.started()
  try {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const caseId = crypto.randomUUID()
    await one.vault.append({ caseId, body: aCase('A1') }, { caseId, body: { ...protocol, visits: 1 } })
    await evened(site, [one, other])
    await takes(one, await withNewer(one, caseId, 2))
    await (await one.vault.devices()).newsSeen()
    await evened(site, [one, other])
    expect(visits(other, caseId)).toBe(1)
    expect((await again(other)).vault.report).toMatchObject({ newer: 1, unreadable: 0, lost: 0 })
    const updated = await (await newerBuild())(other)
    expect(updated.vault.report).toBeNull()
    expect(visits(updated, caseId)).toEqual({ from: 3, to: 5 })
  } finally {
    await site.end()
  }
})

it('what an older version writes a newer one reads', async () => {
  const [one, other, caseId] = await twoDevices()
  await one.vault.append({ caseId, body: { ...protocol, visits: 7 } })
  await takes(other, await fileOf(one))
  const updated = await (await newerBuild())(other)
  expect(updated.vault.report).toBeNull()
  expect(visits(updated, caseId)).toBe(7)
})

it('what needs more than even the next version reads waits for the one after', async () => {
  const [one, other, caseId] = await twoDevices()
  await takes(one, await withNewer(other, caseId, 3))
  const updated = await (await newerBuild())(one)
  expect(updated.vault.report).toMatchObject({ newer: 1 })
})
