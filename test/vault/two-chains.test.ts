/** A relay that shows the devices of one unit two chains of who is in: whoever sees both follows neither any further, says so, and loses nothing. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Step } from '#relay'
import { readBackup } from '../../relay/store/backup.ts'
import { openRelayStore } from '../../relay/store/open.ts'
import { aCase } from '../../src/vault/testing.ts'
import { makeDevice } from '../relay/device.ts'
import { type Apparatus, codes, fileOf, shown, storeOf, takes } from './apparatus.ts'
import { evened, Site, unitAt } from './devices-at-relay.ts'

const written = ({ vault }: Apparatus, code: string) => vault.append({ caseId: crypto.randomUUID(), body: aCase(code) })
const chainOf = async (it: Apparatus): Promise<readonly Step[]> => (await (await storeOf(it)).local('relayChain')) ?? []

/** All that a device goes by: who is in, under which keys it writes, and what it has. */
async function deviceState(it: Apparatus) {
  const store = await storeOf(it)
  const header = await store.get('meta', 'header')
  return { chain: await chainOf(it), header, entries: (await store.ids('entries')).sort(), shown: shown(it) }
}

async function letsInAnother(site: Site, by: Apparatus): Promise<string> {
  const { id, public: key } = await makeDevice(by.vault.unit)
  await (await site.of(by)).letIn({ device: id, key })
  return id
}

/** The same relay twice, with its key and all that it has: each goes on by itself. */
async function twinOf(site: Site): Promise<Site> {
  const [file, data] = ['backup', 'twin'].map((name) => join(mkdtempSync(join(tmpdir(), `${name}-`)), 'relay'))
  await site.relay.command('backup', { file })
  const store = await openRelayStore({ data: data as string, database: null })
  await readBackup(store, file as string)
  await store.close()
  const twin = await Site.started({ DATA: data as string })
  site.onSent = () => {
    twin.relay.clock.now = site.relay.clock.now
  }
  return twin
}

/**
 * A unit on three devices. The relay shows the first two a chain each, on which each has made new keys, let devices in and
 * written; the third was there before. The first has made two steps, the second `steps`.
 */
async function forked(steps: number) {
  const site = await Site.started()
  const [one, other, third] = (await unitAt(site, 3)) as [Apparatus, Apparatus, Apparatus]
  const twin = await twinOf(site)
  const bo = one.vault.of('staff').find(({ body }) => body.name === 'Bo Prov')?.body.staff as string
  await one.vault.removeMember(bo)
  await written(one, 'FIRST')
  await site.sync(one)
  await letsInAnother(site, one)
  site.through(twin.address)
  await (await other.vault.devices()).takeOverKeys()
  await written(other, 'SECOND')
  await site.sync(other)
  for (let step = 1; step < steps; step++) await letsInAnother(site, other)
  site.through(null)
  const end = async () => {
    await site.end()
    await twin.end()
  }
  return { site, twin, one, other, third, end }
}

it.each([
  ['shorter than', 1],
  ['as long as', 2],
  ['longer than', 3],
])(
  'a device that has followed one chain takes nothing of another that is %s it, and lets nobody in by it',
  async (_, steps) => {
    const { site, twin, one, other, third, end } = await forked(steps)
    await site.sync(third)
    expect(codes(third)).toEqual(['FIRST'])
    await written(third, 'THIRD')
    const before = await deviceState(third)
    const others = await chainOf(other)
    expect(others.length - before.chain.length).toBe(steps - 2)

    site.through(twin.address)
    expect(await site.refused(third)).toBe('other-chain')
    expect((await site.of(third)).standing()).toMatchObject({ refused: 'other-chain', waits: { toSend: 1 } })
    await expect(letsInAnother(site, third)).rejects.toThrow(/other-chain|head-moved/)
    expect(await deviceState(third)).toEqual(before)
    await site.sync(other)
    expect(await chainOf(other)).toEqual(others)
    expect(codes(other)).toEqual(['SECOND'])

    // The relay shows one chain again: whoever followed it goes on, and whoever followed the other says so.
    site.through(null)
    await evened(site, [third, one])
    for (const device of [one, third]) expect(codes(device)).toEqual(['FIRST', 'THIRD'])
    const follows = await deviceState(third)
    expect(follows.header).toEqual(before.header)
    expect(await site.refused(other)).toBe('other-chain')

    // By a file what was written on the other chain is kept, and that keys were changed on both is told.
    expect(await takes(third, await fileOf(other, true))).toMatchObject({ header: 'parted', locked: false })
    expect((await deviceState(third)).header).toEqual(before.header)
    const here = new Set((await deviceState(third)).entries)
    for (const entry of (await deviceState(other)).entries) expect(here.has(entry)).toBe(true)
    await end()
  },
)

it('a device that is shown steps of both chains at once takes neither, nor the keys of either', async () => {
  const { site, twin, one, other, third, end } = await forked(2)
  const before = await deviceState(third)
  const known = before.chain.length
  const [first, second] = [await chainOf(one), await chainOf(other)]
  const steps = [...first.slice(known, known + 1), ...second.slice(known + 1)]
  expect(steps.length).toBe(2)
  site.onTheWay = async (answer, path) => {
    const said = (await answer.json()) as object
    if (path.endsWith('/devices')) return Response.json({ ...said, steps, more: false })
    return Response.json(said, { status: answer.status })
  }
  for (const address of [null, twin.address]) {
    site.through(address)
    expect(await site.refused(third)).toBe('other-chain')
    expect(await deviceState(third)).toEqual(before)
  }
  await end()
})
