/**
 * The model's table on the real code, as far as one device's code goes: the same scenarios and seeds, with real databases,
 * keys, logs and records.
 */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeAll, expect, it, vi } from 'vitest'
import { createUnit } from '../../src/vault/index.ts'
import { aCase, planFor, unitOfTwo } from '../../src/vault/testing.ts'
import { inFull } from '../in-full.ts'
import { histories } from './model/history.ts'
import { noTrouble } from './model/line.ts'
import { type ScenarioName, scenarios } from './model/scenarios.ts'
import { asBuilt, Device, profileAt, realHistory, unitToShare, type Variant } from './real-history.ts'

/** Devices are no tabs of one browser: none hears another. */
class Deaf extends EventTarget {
  onmessage = null
  postMessage() {}
  close() {}
}
vi.stubGlobal('BroadcastChannel', Deaf)

let start: Awaited<ReturnType<typeof unitToShare>>
beforeAll(async () => {
  start = await unitToShare()
})

const played = (name: ScenarioName, seed: number, variant: Partial<Variant> = {}) =>
  realHistory(start, name, seed, { ...asBuilt, ...variant })

/** More of them: HISTORIES=100 npx vitest run --project vault test/vault/real-history.test.ts */
const more = Array.from({ length: Number(process.env.HISTORIES ?? 0) }, (_, i) => 1_000 + i)
const names = Object.keys(scenarios) as ScenarioName[]
const others: readonly [ScenarioName, number, Partial<Variant>][] = [
  ['honest', 1, {}],
  ['a rough line', 1, {}],
  ['the server is restored from a backup', 1, {}],
  ['a device is set back', 2, {}],
  ['all of it together', 6, {}],
  ['the server shows two halves different things', 1, {}],
]

it.each<[ScenarioName, number, Partial<Variant>]>([
  ['a device is copied', 1, {}],
  ['a device is set back', 5, { setBack: 'backup' }],
  ['the server withholds one author from one device', 1, {}],
  ...(inFull ? others : []),
  ...names.flatMap((name) => more.map((seed): [ScenarioName, number, Partial<Variant>] => [name, seed, {}])),
])(
  'every device shows everything in the end, and tells of a fork where there is one: %s, seed %i, %j',
  async (name, seed, variant) => {
    const { forks, toldOfFork, devices, missing, forgotten, ...wrong } = await played(name, seed, variant)
    expect(wrong).toEqual({ unlike: 0, lost: 0, forged: 0, unreadable: 0, waiting: 0 })
    expect(missing).toBe(forgotten * devices)
    expect(toldOfFork).toBe(forks > 0 ? devices : 0)
    // A device that was set up from a file is a new one, and goes on where nobody else does.
    if (variant.setBack === 'backup') expect(forks).toBe(0)
    // On a line that loses things the model loses others.
    else if (scenarios[name].trouble === noTrouble) expect(forks > 0).toBe(histories(name, [seed]).forks > 0)
  },
)

it.each<[string, Partial<Variant>, ScenarioName]>([
  ['a second entry of one number is refused', { fork: 'refused' }, 'a device is copied'],
  ['what comes is believed', { arrival: 'believed' }, 'a rough line'],
])('it is seen where %s', async (_what, variant, name) => {
  const { unlike, lost, forged, unreadable } = await played(name, 1, variant)
  expect(unlike + lost + forged + unreadable).toBeGreaterThan(0)
})

it('a form that was handed in before a profile was copied is taken in on both, and is one when they meet', async () => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const { vault } = await createUnit('unit', unitOfTwo)
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: aCase('A1') })
  const session = await vault.handOver(planFor(caseId, 'core-om'))
  await session.save({ ...session.draft(), answers: { 1: 4 } })
  await session.handIn()
  const { place } = vault
  const profile = await profileAt(place)
  const copies = [await Device.made(0, place, profile), await Device.made(1, place, profile)]
  for (const copy of copies) expect((await copy.vault()).of('answers')).toHaveLength(1)
  const header = profile.ops.filter((op) => 'put' in op && op.put === 'meta')
  const shown = []
  for (const order of [copies, copies.toReversed()]) {
    const third = await Device.made(2, place, { ops: header, local: [], wrote: 0 })
    for (const copy of order) await third.take(await copy.held())
    const met = await third.vault()
    expect(met.of('answers').map(({ body }) => body.answers)).toEqual([{ 1: 4 }])
    expect(met.report).toMatchObject({ unreadable: 0, keyless: 0, lost: 0 })
    shown.push(JSON.stringify(met.records()))
  }
  expect(shown[0]).toBe(shown[1])
})
