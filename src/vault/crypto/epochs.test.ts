import { expect, it } from 'vitest'
import { base64, random, utf8 } from './bytes.ts'
import {
  firstEpoch,
  type Header,
  type Keyed,
  nextEpoch,
  openEpochs,
  type People,
  header as shape,
  type UnitKeys,
  withMember,
} from './epochs.ts'
import { type Holder, holderBy, makeMember, SHEET, sheetPair } from './members.ts'
import { newDerivation } from './passphrase-key.ts'
import { open, seal } from './seal.ts'
import { openAsUnit } from './unit-key.ts'

const [alva, bo] = [crypto.randomUUID(), crypto.randomUUID()]
const [day, later] = ['2026-11-02', '2026-11-30']
/** What a passphrase is derived to, without the slow step. */
const derived = () => crypto.subtle.importKey('raw', random(32), 'HKDF', false, ['deriveBits'])
const openMember = (secret: CryptoKey, header: Header) => holderBy(header, secret, 'passphrase')

async function newUnit() {
  const unit = crypto.randomUUID()
  const secrets = { alva: await derived(), bo: await derived(), code: await derived() }
  const staff = [await makeMember(unit, alva, secrets.alva), await makeMember(unit, bo, secrets.bo)]
  const sheet = { public: (await sheetPair(secrets.code, unit)).public, day }
  return { ...(await firstEpoch({ unit, derivation: newDerivation(), staff, sheet }, day)), secrets }
}

async function inside(header: Header, holder: Holder | null): Promise<UnitKeys> {
  const opened = holder && (await openEpochs(header, holder))
  if (!opened) throw new Error('not opened')
  return opened
}

/** Without Bo, or with another sheet: a new epoch for who is left. */
const rotated = async (by: Keyed, change: Partial<People>): Promise<Header> =>
  (await nextEpoch({ ...by.header, ...change }, by, later)).header
const withoutBo = (by: Keyed) => rotated(by, { staff: by.header.staff.filter(({ id }) => id !== bo) })

it('each member opens by their own passphrase, and the sheet by its code, to the same keys', async () => {
  const { header, secrets } = await newUnit()
  expect(shape.parse(header)).toEqual(header)
  const holders = [
    await openMember(secrets.alva, header),
    await openMember(secrets.bo, header),
    await holderBy(header, secrets.code, 'recovery'),
  ]
  expect(holders.map((holder) => holder?.to)).toEqual([alva, bo, SHEET])
  const all = await Promise.all(holders.map((holder) => inside(header, holder)))
  const box = await seal(all[0]?.newest.data as CryptoKey, 'x', utf8('kept'))
  for (const { newest, rounding } of all) {
    expect(new TextDecoder().decode(await open(newest.data, 'x', box))).toBe('kept')
    expect(base64(rounding)).toBe(base64(all[0]?.rounding as never))
    expect(newest.private).toBe(all[0]?.newest.private)
  }
  expect(await openMember(await derived(), header)).toBeNull()
})

it('whoever was removed opens what was there, and nothing that was written after', async () => {
  const before = await newUnit()
  const old = await openMember(before.secrets.bo, before.header)
  const after = await withoutBo(before)
  expect((await inside(before.header, old)).newest.n).toBe(1)
  // With the old copy's private half and every box of the new header.
  expect(await openMember(before.secrets.bo, after)).toBeNull()
  expect(await openEpochs(after, old as Holder)).toBeNull()
  for (const { n, boxes } of after.epochs.slice(1))
    for (const { to, sealed } of boxes)
      await expect(openAsUnit(old?.private as string, `epoch|${after.unit}|${n}|${to}`, sealed)).rejects.toThrow()
  const { data } = (await inside(before.header, old)).newest
  const { day, public: inbox, secrets } = after.epochs[1] as Header['epochs'][number]
  await expect(open(data, `secrets|${after.unit}|2|${day}|${inbox}`, secrets)).rejects.toThrow()
})

it('a rotation needs nobody’s secret: who is left, and the sheet without its code, open all epochs', async () => {
  const before = await newUnit()
  const after = await withoutBo(before)
  for (const holder of [
    await openMember(before.secrets.alva, after),
    (await sheetPair(before.secrets.code, after.unit)).holder,
  ]) {
    const { all, newest } = await inside(after, holder)
    expect(newest.n).toBe(2)
    expect([...all.keys()].sort()).toEqual([1, 2])
  }
})

it('a new sheet shuts out the old one, which goes on opening what an older backup held', async () => {
  const before = await newUnit()
  const { header, secrets } = before
  const code = await derived()
  const sheet = { public: (await sheetPair(code, header.unit)).public, day: later }
  const after = await rotated(before, { sheet })
  const old = (await holderBy(header, secrets.code, 'recovery')) as Holder
  expect(await holderBy(after, secrets.code, 'recovery')).toBeNull()
  expect(await openEpochs(after, old)).toBeNull()
  expect((await inside(header, old)).newest.n).toBe(1)
  expect((await inside(after, await holderBy(after, code, 'recovery'))).newest.n).toBe(2)
})

it('the rounding key is the same in every epoch, and a unit with two of them does not open', async () => {
  const before = await newUnit()
  const after = await withoutBo(before)
  const holder = (await openMember(before.secrets.alva, after)) as Holder
  expect(base64((await inside(after, holder)).rounding)).toBe(base64(before.keys.rounding))
  await expect(withoutBo({ ...before, keys: { ...before.keys, rounding: random(32) } })).rejects.toThrow()
})

it('a passphrase is changed by its owner without a new epoch', async () => {
  const before = await newUnit()
  const { header, secrets } = before
  const own = (await openMember(secrets.bo, header)) as Holder
  const had = header.staff.find(({ id }) => id === bo)
  const next = await derived()
  const pair = { public: had?.public as string, private: own.private }
  const after = (await withMember(before, await makeMember(header.unit, bo, next, pair))).header
  expect(await openMember(secrets.bo, after)).toBeNull()
  expect((await inside(after, await openMember(next, after))).newest.n).toBe(1)
})

it('somebody new opens the newest epoch and all before it, without another', async () => {
  const before = await newUnit()
  const after = await withoutBo(before)
  const keys = await inside(after, await openMember(before.secrets.alva, after))
  const cia = { id: crypto.randomUUID(), secret: await derived() }
  const one = await makeMember(after.unit, cia.id, cia.secret)
  const { header } = await withMember({ header: after, keys }, one)
  const opened = await inside(header, await openMember(cia.secret, header))
  expect([...opened.all.keys()].sort()).toEqual([1, 2])
  expect(header.epochs.map(({ boxes }) => boxes.some(({ to }) => to === cia.id))).toEqual([false, true])
})

/** Without a key: their own pair beside the others', or in place of one. */
const intruder = async ({ unit, staff }: Header, id = crypto.randomUUID()) => [
  ...staff.filter((it) => it.id !== id),
  await makeMember(unit, id, await derived()),
]
it.each<[string, (header: Header, before: Header) => Header | Promise<Header>]>([
  ['an epoch is taken out', (it) => ({ ...it, epochs: it.epochs.slice(1) })],
  ['two epochs change places', (it) => ({ ...it, epochs: [...it.epochs].reverse() })],
  ['an epoch has another number', (it) => ({ ...it, epochs: it.epochs.map((each) => ({ ...each, n: each.n + 1 })) })],
  ['an epoch has another day', (it) => ({ ...it, epochs: it.epochs.map((each) => ({ ...each, day: '2025-01-01' })) })],
  ['an epoch has another inbox', (it) => ({ ...it, epochs: it.epochs.map((each) => ({ ...each, public: 'AAAA' })) })],
  ['the epochs are another unit’s', (it) => ({ ...it, unit: crypto.randomUUID() })],
  ['somebody has put themselves among the members', async (it) => ({ ...it, staff: await intruder(it) })],
  ['somebody has put their pair in a member’s place', async (it) => ({ ...it, staff: await intruder(it, alva) })],
  ['the sheet is another', (it) => ({ ...it, sheet: { ...it.sheet, public: it.epochs[0]?.public as string } })],
  ['the roster is an older one', (it, before) => ({ ...it, roster: before.roster })],
])('nothing opens where %s', async (_what, change) => {
  const before = await newUnit()
  const after = await withoutBo(before)
  const holder = await openMember(before.secrets.alva, after)
  expect(await openEpochs(await change(after, before.header), holder as Holder)).toBeNull()
})

it('no epoch has a box for anybody but who was in the header when it was made', async () => {
  const after = await withoutBo(await newUnit())
  expect(after.epochs.map(({ boxes }) => boxes.map(({ to }) => to))).toEqual([
    [alva, bo, SHEET],
    [alva, SHEET],
  ])
})
