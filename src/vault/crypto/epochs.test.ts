import { expect, it } from 'vitest'
import { base64, random, utf8 } from './bytes.ts'
import {
  type Header,
  openEpochs,
  type Renews,
  header as shape,
  type UnitKeys,
  withMember,
  withStatements,
} from './epochs.ts'
import { type Holder, holderBy, makeMember, SHEET, sheetPair } from './members.ts'
import { open, seal } from './seal.ts'
import { alva, newUnit as begun, bo, derived, later, newSheet, person, rotated, saying } from './testing.ts'
import { openAsUnit } from './unit-key.ts'

const openMember = (secret: CryptoKey, header: Header) => holderBy(header, secret, 'passphrase')

async function newUnit() {
  const made = await begun()
  const { people, sheet } = made
  return { ...made, secrets: { alva: people.alva.secret, bo: people.bo.secret, code: sheet.code } }
}
type Made = Awaited<ReturnType<typeof newUnit>>

async function inside(header: Header, holder: Holder | null): Promise<UnitKeys> {
  const opened = holder && (await openEpochs(header, holder))
  if (!opened) throw new Error('not opened')
  return opened
}

/** A new epoch for who is left. */
async function withoutBo(by: Made): Promise<Header> {
  const staff = by.header.staff.filter(({ id }) => id !== bo)
  return (await rotated(by, by.people.alva.pair, { staff }, (begins) => ({ act: 'removed', staff: bo, ...begins })))
    .header
}

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
    await sheetPair(before.secrets.code, after.unit),
  ]) {
    const { all, newest } = await inside(after, holder)
    expect(newest.n).toBe(2)
    expect([...all.keys()].sort()).toEqual([1, 2])
  }
})

it('a new sheet shuts out the old one, which goes on opening what an older backup held', async () => {
  const before = await newUnit()
  const { header, secrets } = before
  const { code, sheet, stands } = await newSheet(header.unit, later)
  const { header: after } = await rotated(before, before.people.alva.pair, { sheet }, (begins) => ({
    act: 'sheet',
    sheet: stands,
    ...begins,
  }))
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
  const pair = { ...own, public: had?.public as string }
  const after = (await withMember(before, await makeMember(header.unit, pair, next))).header
  expect(await openMember(secrets.bo, after)).toBeNull()
  expect((await inside(after, await openMember(next, after))).newest.n).toBe(1)
})

it('somebody new opens the newest epoch and all before it, without another', async () => {
  const before = await newUnit()
  const after = await withoutBo(before)
  const keys = await inside(after, await openMember(before.secrets.alva, after))
  const { pair, secret, one } = await person()
  const cia = { id: one.id, secret }
  const said = () => saying(after, before.people.alva.pair, { act: 'added', one })
  const { header } = await withMember({ header: after, keys }, await makeMember(after.unit, pair, secret), said)
  const opened = await inside(header, await openMember(cia.secret, header))
  expect([...opened.all.keys()].sort()).toEqual([1, 2])
  expect(header.epochs.map(({ boxes }) => boxes.some(({ to }) => to === cia.id))).toEqual([false, true])
})

/** Without a key: their own pair beside the others', or in place of one. */
const intruder = async ({ unit, staff }: Header, id: string = crypto.randomUUID()) => {
  const { pair, secret } = await person(id)
  return [...staff.filter((it) => it.id !== id), await makeMember(unit, pair, secret)]
}
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
  ['the newest statement is taken out', (it) => ({ ...it, membership: it.membership.slice(0, -1) })],
  [
    'another signature stands under a statement',
    (it) => ({ ...it, membership: it.membership.map(({ text }) => ({ text, sig: it.membership[0]?.sig as string })) }),
  ],
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

it('a statement that is added without the keys of the newest epoch opens to nobody', async () => {
  const made = await newUnit()
  const said = await saying(made.header, made.people.alva.pair, { act: 'keeper', staff: bo, is: true })
  const holder = await openMember(made.secrets.bo, made.header)
  expect(await openEpochs({ ...made.header, membership: said }, holder as Holder)).toBeNull()
  const says = (begins: Renews) =>
    saying(made.header, made.people.alva.pair, { act: 'keeper', staff: bo, is: true, ...begins })
  const { header, keys } = await withStatements(says, made)
  expect([...keys.membership.keepers]).toEqual([alva, bo])
  expect([...(await inside(header, holder)).membership.keepers]).toEqual([alva, bo])
})
