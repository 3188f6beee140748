/** Two keepers who act at once on two devices at a real relay, in whatever order their acts fall: each acts before hearing of the other's last. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Step } from '#relay'
import { chance } from '../../src/practice/chance.ts'
import { newRecoveryCode } from '../../src/vault/index.ts'
import { aCase, otherPhrase } from '../../src/vault/testing.ts'
import { VaultError } from '../../src/vault/vault.ts'
import { makeDevice } from '../relay/device.ts'
import { type Apparatus, again, codes, shown, storeOf } from './apparatus.ts'
import { evened, Site, unitAt } from './devices-at-relay.ts'

let site: Site
beforeAll(async () => {
  site = await Site.started()
})
afterAll(async () => await site.end())

const ACTS = 4
/** Whose act is next. */
type Order = readonly ('alva' | 'bo')[]

/** Every way in which so many acts of each can fall: a keeper's own stand in their order. */
function orders(alva: number, bo: number): Order[] {
  if (alva + bo === 0) return [[]]
  const first = alva > 0 ? orders(alva - 1, bo).map((rest): Order => ['alva', ...rest]) : []
  const second = bo > 0 ? orders(alva, bo - 1).map((rest): Order => ['bo', ...rest]) : []
  return [...first, ...second]
}

/** All of the seventy: ORDERS=70 npx vitest run --project vault test/vault/two-keepers.test.ts */
const some = chance(15)
  .shuffled(orders(ACTS, ACTS))
  .slice(0, Number(process.env.ORDERS ?? 4))

const phrases = { Cia: 'cykel citron cirkel cello cigarr cement', Dan: 'dagg dans dator diamant dimma docka' }
const chainOf = async (it: Apparatus): Promise<readonly Step[]> => (await (await storeOf(it)).local('relayChain')) ?? []

interface Keeper {
  readonly at: Apparatus
  /** Each of which can be asked for again. */
  readonly acts: readonly (() => Promise<unknown>)[]
  /** Acts that were refused, since keys are changed on the other's device. */
  readonly refused: (() => Promise<unknown>)[]
}

/** A unit of five at the relay, two of them keepers, each on a device of their own, and what either is about to do. */
async function aboutToAct() {
  const [one, second] = (await unitAt(site)) as [Apparatus, Apparatus]
  const { vault } = one
  const bo = vault.of('staff').find(({ body }) => body.name === 'Bo Prov')?.body.staff as string
  await vault.setKeeper(bo, true)
  const [cia, dan, eva] = [
    await vault.addMember('Cia Prov', phrases.Cia),
    await vault.addMember('Dan Prov', phrases.Dan),
    await vault.addMember('Eva Prov', 'ek eld elefant ensam envis ester'),
  ]
  await evened(site, [one, second])
  const two = await again(second, otherPhrase)
  const [shared, ...own] = await Promise.all([0, 1, 2].map(() => makeDevice(vault.unit)))
  const keeper = (
    at: Apparatus,
    { device, gone, role }: { device: number; gone: string; role: () => Promise<void> },
  ) => {
    const letIn = async () => {
      for (const one of [own[device], shared])
        if (one) await (await site.of(at)).letIn({ device: one.id, key: one.public })
    }
    const sheet = newRecoveryCode()
    const acts = [letIn, () => at.vault.removeMember(gone), () => at.vault.changeRecoveryCode(sheet), role]
    return { at, sheet, refused: [] as Keeper['refused'], acts } satisfies Keeper & { sheet: string }
  }
  const alvaHere = keeper(one, { device: 0, gone: cia, role: () => vault.setKeeper(eva, true) })
  const boHere = keeper(two, { device: 1, gone: dan, role: () => two.vault.setReleaser(bo) })
  return {
    alva: alvaHere,
    bo: boHere,
    people: { bo, cia, dan, eva },
    devices: [shared, ...own].map((each) => each?.id),
  }
}

/** Writes a case, acts, and only then hears what the other has done. */
async function acts({ at, acts: all, refused }: Keeper, nth: number, code: string): Promise<void> {
  await at.vault.append({ caseId: crypto.randomUUID(), body: aCase(code) })
  const act = all[nth] as Keeper['acts'][number]
  const before = at.vault.membership().head
  await act().catch((fault) => {
    if (!(fault instanceof VaultError) || fault.reason !== 'keys-elsewhere') throw fault
    refused.push(act)
    expect(at.vault.membership().head).toBe(before)
  })
  await site.sync(at)
}

it.each(some.map((order) => [order.join(' '), order] as const))(
  'two keepers who act at once come to the same unit, with what each did done once: %s',
  async (_, order) => {
    const { alva, bo, people, devices } = await aboutToAct()
    const began = alva.at.vault.membership().statements.length
    const done = { alva: 0, bo: 0 }
    for (const who of order) {
      done[who] += 1
      await acts(who === 'alva' ? alva : bo, done[who] - 1, `${who}-${done[who]}`)
    }
    // Keys are changed where Alva sits: whoever was refused sees what she did, takes that over, and is asked anew.
    expect([alva.refused.length, bo.refused.length]).toEqual([0, 3])
    await evened(site, [bo.at, alva.at])
    expect(bo.at.vault.membership().members.has(people.cia)).toBe(false)
    expect(bo.at.vault.membership().keepers.has(people.eva)).toBe(true)
    await (await bo.at.vault.devices()).takeOverKeys()
    for (const act of bo.refused) await act()
    await evened(site, [bo.at, alva.at])

    const said = alva.at.vault.membership()
    expect(bo.at.vault.membership()).toEqual(said)
    const since = said.statements.slice(began).map(({ act }) => act.act)
    expect(since.toSorted()).toEqual(['keeper', 'keys', 'releaser', 'removed', 'removed', 'sheet', 'sheet'])
    expect(said.releaser).toBe(people.bo)
    for (const { at } of [alva, bo]) {
      expect(codes(at)).toEqual(order.map((_, i) => `${i < ACTS ? 'alva' : 'bo'}-${(i % ACTS) + 1}`))
      expect(shown(at)).toEqual(shown(alva.at))
      expect([await at.vault.tryRecoveryCode(alva.sheet), await at.vault.tryRecoveryCode(bo.sheet)]).toEqual([
        false,
        true,
      ])
      for (const phrase of Object.values(phrases)) await expect(again(at, phrase)).rejects.toThrow('wrong-passphrase')
      const chain = await chainOf(at)
      expect(chain.map(({ id }) => id)).toEqual((await chainOf(alva.at)).map(({ id }) => id))
      for (const device of devices)
        expect(chain.filter(({ add }) => add.some((each) => each.device === device)).length).toBe(1)
      const header = await (await storeOf(at)).get('meta', 'header')
      if (header?.id !== 'header') throw new Error('no header')
      const boxes = header.header.epochs.at(-1)?.boxes.map(({ to }) => to)
      expect(boxes?.toSorted()).toEqual([...said.members.keys(), 'sheet'].toSorted())
    }
  },
)

it('keys changed on two devices that had not heard of each other are told of by the one whose change came later', async () => {
  const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
  await (await other.vault.devices()).takeOverKeys()
  await evened(site, [one, other])
  expect((await site.of(one)).standing().parted).toBe(false)
  for (const { vault } of [one, other]) await (await vault.devices()).takeOverKeys()
  await site.sync(one)
  await site.sync(other)
  expect((await site.of(other)).standing().parted).toBe(true)
})
