/** What devices and the relay come to together, whatever store the relay has: real vaults, a real server, HTTP between them. */
import { randomInt } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBackup } from '../../relay/store/backup.ts'
import { openRelayStore } from '../../relay/store/open.ts'
import { openDatabase } from '../../src/vault/disk/database.ts'
import { Store } from '../../src/vault/disk/store.ts'
import { fillPlace } from '../../src/vault/relay-client/fill.ts'
import { relayLink } from '../../src/vault/relay-client/link.ts'
import { aCase, otherPhrase } from '../../src/vault/testing.ts'
import { makeDevice } from '../relay/device.ts'
import {
  type Apparatus,
  again,
  codes,
  form,
  fromBackup,
  idOf,
  openedAs,
  protocol,
  seenOf,
  shown,
  storeOf,
} from './apparatus.ts'
import { copyOf, evened, Site, unitAt } from './devices-at-relay.ts'

const newCase = ({ vault }: Apparatus, code: string) => {
  const caseId = crypto.randomUUID()
  return vault.append({ caseId, body: aCase(code) }).then(() => caseId)
}
const standing = async (site: Site, one: Apparatus) => (await site.of(one)).standing()

export function devicesAtRelay(environment: () => Promise<Record<string, string>>) {
  let site: Site
  beforeAll(async () => {
    site = await Site.started(await environment())
  }, 120_000)
  afterAll(async () => await site.end())

  it('what one writes is on the other after both have asked, and the other way, and then nobody has anything to say', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const caseId = await newCase(one, 'A1')
    await site.sync(one)
    expect(await site.sync(other)).toMatchObject({ taken: 1 })
    await other.vault.append({ caseId, body: { ...protocol, visits: 3 } }, { caseId, body: form })
    await other.vault.audit('case-opened', caseId)
    await site.sync(other)
    await site.sync(one)
    expect(shown(one)).toEqual(shown(other))
    expect(codes(other)).toEqual(['A1'])
    const log = async ({ vault }: Apparatus) => (await vault.log()).lines.map(({ id }) => id)
    expect(await log(one)).toEqual(await log(other))
    for (const device of [one, other, one]) expect(await site.sync(device)).toEqual({ sent: 0, taken: 0 })
    const before = site.asked
    await site.sync(one)
    expect(site.asked - before).toBe(1)
    expect(await standing(site, one)).toMatchObject({ refused: null, waits: { toSend: 0, toFetch: 0 }, restored: null })
    for (const device of [one, other]) expect((await again(device)).vault.report).toBeNull()
  })

  it('a device that nobody has let in gets nothing, and says so', async () => {
    const [one] = (await unitAt(site, 1)) as [Apparatus]
    const other = await fromBackup(await one.vault.backup())
    await site.sync(one)
    expect(await site.refused(other)).toBe('not-let-in')
    expect(await standing(site, other)).toMatchObject({ joined: true, refused: 'not-let-in', lastWhole: null })
    await site.letIn(one, other)
    await evened(site, [one, other])
    expect(shown(one)).toEqual(shown(other))
  })

  it('a device whose changes came in a file is let in once staff have said that they know of it', async () => {
    const [one] = (await unitAt(site, 1)) as [Apparatus]
    const other = await fromBackup(await one.vault.backup())
    await (await one.vault.devices()).news()
    await (await one.vault.devices()).takeInFile(await (await other.vault.devices()).file(false))
    await site.sync(one)
    expect(await site.refused(other)).toBe('not-let-in')
    await (await one.vault.devices()).newsSeen()
    await site.sync(one)
    await evened(site, [other, one])
    expect(shown(one)).toEqual(shown(other))
  })

  it('a keeper alone joins the unit to a relay, and takes it away again for all devices', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const colleague = await again(other, otherPhrase)
    await expect((await site.of(colleague)).join('0123456789')).rejects.toThrow('not-permitted')
    await expect((await site.of(colleague)).leave()).rejects.toThrow('not-permitted')
    await expect(site.letIn(colleague, other)).rejects.toThrow('not-permitted')
    await (await site.of(one)).leave()
    expect(await site.refused(one)).toBe('not-joined')
    expect(await site.refused(other)).toBe('not-joined')
    const before = site.asked
    expect(await site.refused(other)).toBe('not-joined')
    expect(site.asked).toBe(before)
  })

  it('new keys reach the others before what is sealed under them, and a colleague who was removed is locked out there', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const colleague = await again(other, otherPhrase)
    const gone = colleague.vault.me.staff
    await one.vault.removeMember(gone)
    await newCase(one, 'UNDER-NEW-KEYS')
    await site.sync(one)
    await expect(site.sync(colleague)).rejects.toThrow('closed')
    await expect(colleague.vault.ended).resolves.toBeUndefined()
    await expect(again(other, otherPhrase)).rejects.toThrow('wrong-passphrase')
    const back = await again(other)
    expect(codes(back)).toEqual(['UNDER-NEW-KEYS'])
    expect(back.vault.membership().members.has(gone)).toBe(false)
    await evened(site, [back, one])
    expect(shown(back)).toEqual(shown(one))
    const log = async ({ vault }: Apparatus) => (await vault.log()).lines.map(({ id }) => id)
    expect(await log(back)).toEqual(await log(one))
  })

  it('a removed device is turned away, and what it wrote since is taken by nobody', async () => {
    const [one, other, third] = (await unitAt(site, 3)) as [Apparatus, Apparatus, Apparatus]
    const id = await idOf(other)
    await (await one.vault.devices()).remove(id)
    await newCase(other, 'TOO-LATE')
    await site.sync(one)
    expect(await site.refused(other)).toBe('removed')
    await evened(site, [third, one])
    expect(codes(third)).toEqual([])
    expect((await seenOf(third)).find(({ device }) => device === id)?.removed).toBe(true)
    expect(shown(third)).toEqual(shown(one))
  })

  it('what a device sent before it heard that it was removed is asked for once, and not at every turn', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    await (await one.vault.devices()).remove(await idOf(other))
    await newCase(other, 'TOO-LATE')
    await site.sync(other)
    await evened(site, [one])
    const before = site.asked
    await site.sync(one)
    expect(site.asked - before).toBe(1)
    expect(codes(one)).toEqual([])
  })

  it('an erased case is gone on the relay too, and a device that comes later gets none of it', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const caseId = await newCase(one, 'ERASED')
    await evened(site, [one, other])
    const ids = (await (await storeOf(one)).all('records')).map(({ id }) => id)
    await other.vault.eraseCase(caseId, 'begärt')
    const left = (await (await storeOf(other)).all('records')).map(({ id }) => id)
    const gone = ids.filter((id) => !left.includes(id))
    expect(gone.length).toBeGreaterThan(0)
    await evened(site, [other, one])
    const bodies = await site.relay.relay.store.asUnit(one.vault.unit, (tx) =>
      tx.selectFrom('rows').select('body').where('unit', '=', one.vault.unit).execute(),
    )
    for (const id of gone) expect(bodies.some(({ body }) => body?.startsWith(id))).toBe(false)
    expect(codes(one)).toEqual([])
    const third = await fromBackup(await one.vault.backup())
    await site.letIn(one, third)
    await evened(site, [third])
    expect((await again(third)).vault.report).toBeNull()
  })

  it('an empty place on a new device is filled before anybody unlocks there, and is whole at the first unlock', async () => {
    const [one] = (await unitAt(site, 1)) as [Apparatus]
    const caseId = await newCase(one, 'BEFORE-UNLOCK')
    await one.vault.append({ caseId, body: form })
    await site.sync(one)
    const { unit, place } = one.vault
    const device = await makeDevice(unit)
    await (await site.of(one)).letIn({ device: device.id, key: device.public })
    const from = await storeOf(one)
    const row = await from.get('meta', 'header')
    const chain = await from.local('relayChain')
    if (row?.id !== 'header' || !chain) throw new Error('not joined')
    const disk = new IDBFactory()
    Dexie.dependencies.indexedDB = disk
    const store = new Store(place, (await openDatabase(place)).db, null)
    const relayKey = site.relay.relay.store.key
    const shares: number[] = []
    const filled = { store, header: row.header, chain, relayKey, local: [] }
    await fillPlace(relayLink(unit, device, site.at), filled, (share) => shares.push(share))
    expect(shares.at(-1)).toBe(1)
    const opened = await openedAs(disk, place)
    expect(opened.vault.report).toBeNull()
    expect(shown(opened)).toEqual(shown(one))
    const log = async ({ vault }: Apparatus) => new Set((await vault.log()).lines.map(({ id }) => id))
    const here = await log(opened)
    for (const id of await log(one)) expect(here.has(id)).toBe(true)
    const other = { ...filled, relayKey: device.public }
    await expect(fillPlace(relayLink(unit, device, site.at), other)).rejects.toThrow('not-the-relay')
  })

  it('a copied device is recognised, loses nothing, and is let in again under a name of its own by the one that it had', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const copy = await copyOf(other)
    const id = await idOf(other)
    await newCase(other, 'REAL')
    await newCase(copy, 'COPY')
    await site.sync(other)
    await evened(site, [copy, other, one])
    expect(await idOf(copy)).not.toBe(id)
    for (const device of [one, other, copy]) expect(codes(device)).toEqual(['COPY', 'REAL'])
    expect((await seenOf(one)).find(({ device }) => device === id)?.forked).toBe(true)
    await newCase(copy, 'SINCE')
    await evened(site, [copy, other, one])
    expect(codes(one)).toEqual(['COPY', 'REAL', 'SINCE'])
  })

  it('a device away while the keys were changed three times and many forms came has all of it at its first turn', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const caseId = await newCase(one, 'LONG')
    for (let epoch = 0; epoch < 3; epoch++) {
      await (await one.vault.devices()).takeOverKeys()
      for (let i = 0; i < 60; i++)
        await one.vault.append({ caseId, body: { ...form, day: `2026-10-${10 + (i % 20)}` } })
    }
    await site.sync(one)
    await site.sync(other)
    expect(other.vault.of('answers').length).toBe(180)
    expect(shown(other)).toEqual(shown(one))
    expect((await again(other)).vault.report).toBeNull()
  })

  it('more in one write than a body holds comes in pieces, and whole', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const caseId = await newCase(one, 'MANY')
    await one.vault.append(...Array.from({ length: 700 }, () => ({ caseId, body: form })))
    await site.sync(one)
    await evened(site, [other, one])
    expect(other.vault.of('answers').length).toBe(700)
    expect((await again(other)).vault.report).toBeNull()
  })

  describe('a relay that is not what it was', () => {
    let own: Site
    let [one, other]: Apparatus[] = []
    const folder = mkdtempSync(join(tmpdir(), 'relay-kept-'))
    let kept = 0
    const backup = async () => {
      kept += 1
      const file = join(folder, `backup-${kept}.gz`)
      await own.relay.command('backup', { file })
      return file
    }
    /** Into a store of its own: the one before goes on existing, as a burnt server does not. */
    const restored = async (file: string) => {
      const env = await environment()
      const data = mkdtempSync(join(tmpdir(), 'relay-restored-'))
      const store = await openRelayStore({ data, database: env.RELAY_DATABASE_URL ?? null })
      await readBackup(store, file)
      await store.close()
      await own.becomes({ ...env, DATA: data })
    }
    beforeAll(async () => {
      own = await Site.started(await environment())
      ;[one, other] = await unitAt(own)
    })
    afterAll(async () => await own.end())

    it('restored from an older backup is given back what it lacks by whoever comes first, and that is told once', async () => {
      const file = await backup()
      await newCase(one as Apparatus, 'AFTER-BACKUP')
      await evened(own, [one as Apparatus, other as Apparatus])
      await restored(file)
      await newCase(other as Apparatus, 'SINCE')
      await evened(own, [other as Apparatus, one as Apparatus])
      for (const device of [one, other] as Apparatus[]) expect(codes(device)).toEqual(['AFTER-BACKUP', 'SINCE'])
      // Where the first to come had given it all back, the others miss nothing.
      expect((await standing(own, one as Apparatus)).restored).toBeNull()
      const first = other as Apparatus
      expect((await standing(own, first)).restored).not.toBeNull()
      await (await own.of(first)).told()
      await own.sync(first)
      expect((await standing(own, first)).restored).toBeNull()
    })

    it('that has forgotten a device is brought the step that let it in, by that device', async () => {
      const file = await backup()
      const third = await fromBackup(await (one as Apparatus).vault.backup())
      await own.letIn(one as Apparatus, third)
      await own.sync(third)
      await restored(file)
      await newCase(third, 'FROM-THE-THIRD')
      await own.sync(third)
      await own.sync(one as Apparatus)
      expect(codes(one as Apparatus)).toContain('FROM-THE-THIRD')
    })

    it('that is lost for good is begun anew by a new code, and filled by the first device', async () => {
      await own.becomes({ ...(await environment()), DATA: mkdtempSync(join(tmpdir(), 'relay-new-')) })
      expect(await own.refused(other as Apparatus)).toBe('unit-unknown')
      await own.join(one as Apparatus)
      await newCase(other as Apparatus, 'ON-THE-NEW')
      await own.sync(other as Apparatus)
      await evened(own, [one as Apparatus, other as Apparatus])
      expect(shown(one as Apparatus)).toEqual(shown(other as Apparatus))
      expect(codes(one as Apparatus)).toContain('ON-THE-NEW')
      const third = await fromBackup(await (one as Apparatus).vault.backup())
      await own.letIn(one as Apparatus, third)
      await evened(own, [third])
      expect(codes(third)).toEqual(codes(one as Apparatus))
    })

    it('closed by its operator says so, and nothing here is touched', async () => {
      const before = shown(one as Apparatus)
      await own.relay.command('close', { unit: (one as Apparatus).vault.unit })
      expect(await own.refused(one as Apparatus)).toBe('unit-closed')
      expect(shown(one as Apparatus)).toEqual(before)
    })

    it('that does not answer costs nothing', async () => {
      const before = shown(other as Apparatus)
      own.onTheWay = () => {
        throw new Error('no network')
      }
      expect(await own.refused(other as Apparatus)).toBe('offline')
      expect(shown(other as Apparatus)).toEqual(before)
      own.onTheWay = (answer) => answer
    })
  })

  it('a connection that is cut at any byte of an answer loses nothing and doubles nothing', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    let left = Number.POSITIVE_INFINITY
    const { port } = new URL(site.address)
    const proxy = createServer((from) => {
      const to = connect(Number(port), '127.0.0.1')
      from.on('error', () => to.destroy())
      to.on('error', () => from.destroy())
      from.pipe(to)
      to.on('data', (bytes: Buffer) => {
        const some = bytes.subarray(0, left)
        left -= some.length
        from.write(some)
        if (left <= 0) from.destroy()
      })
      to.on('end', () => from.end())
    })
    await new Promise<void>((up) => proxy.listen(0, '127.0.0.1', up))
    const { port: cutting } = proxy.address() as { port: number }
    for (let round = 0; round < 25; round++) {
      await newCase(one, `CUT-${round}`)
      site.through(`http://127.0.0.1:${cutting}`)
      left = randomInt(1, 6000)
      for (const device of [one, other]) await site.refused(device)
      site.through(null)
    }
    proxy.close()
    left = Number.POSITIVE_INFINITY
    await evened(site, [one, other])
    expect(codes(other)).toHaveLength(25)
    expect(shown(other)).toEqual(shown(one))
    for (const device of [one, other]) expect((await again(device)).vault.report).toBeNull()
  })
}
