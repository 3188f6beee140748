/** A relay, or whoever stands before it, that alters what it answers: every field in turn, and a device that nobody let in. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Step } from '#relay'
import { aCase } from '../../src/vault/testing.ts'
import { makeDevice, nextStep } from '../relay/device.ts'
import { type Apparatus, codes, idOf, shown, storeOf } from './apparatus.ts'
import { evened, Site, unitAt } from './devices-at-relay.ts'

let site: Site
let [one, other]: Apparatus[] = []
beforeAll(async () => {
  site = await Site.started()
  ;[one, other] = await unitAt(site)
})
afterAll(async () => await site.end())
afterEach(() => vi.useRealTimers())

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
type Way = readonly (string | number)[]

/** The ways to what has no parts; of a long list its first two elements stand for all. */
function leaves(value: Json, way: Way = []): Way[] {
  if (Array.isArray(value)) return value.slice(0, 2).flatMap((part, i) => leaves(part, [...way, i]))
  if (value === null || typeof value !== 'object') return [way]
  return Object.entries(value).flatMap(([name, part]) => leaves(part, [...way, name]))
}

function altered(value: Json, [first, ...rest]: Way): Json {
  if (first === undefined) return bent(value)
  const parts = structuredClone(value) as { [name: string | number]: Json }
  // What is a list at one time is empty at another.
  if (parts[first] !== undefined) parts[first] = altered(parts[first], rest)
  return parts as Json
}

function bent(leaf: Json): Json {
  if (typeof leaf === 'number') return leaf + 1
  if (typeof leaf === 'boolean') return !leaf
  const text = String(leaf)
  const at = Math.floor(text.length / 2)
  return `${text.slice(0, at)}${text[at] === 'a' ? 'b' : 'a'}${text.slice(at + 1)}`
}

const written = ({ vault }: Apparatus) => vault.append({ caseId: crypto.randomUUID(), body: aCase('X1') })
const devicesOf = async ({ vault }: Apparatus) =>
  (await (await vault.devices()).all()).map(({ device }) => device).sort()
const entriesOf = async (it: Apparatus) =>
  (await (await storeOf(it)).all('entries')).map((entry) => JSON.stringify(entry))

async function answerWith(change: (answer: Json, path: string) => Json): Promise<void> {
  site.onTheWay = async (answer, path) => {
    const value = change((await answer.json()) as Json, path)
    return new Response(JSON.stringify(value), { status: answer.status, headers: answer.headers })
  }
}
const honest = () => {
  site.onTheWay = (answer) => answer
}

it('whatever field of an answer is altered, nothing is taken that no device wrote, and afterwards nothing is missing', async () => {
  const [a, b] = [one as Apparatus, other as Apparatus]
  const seen = new Map<string, Way[]>()
  await answerWith((answer, path) => {
    const known = new Set((seen.get(path) ?? []).map((way) => way.join('.')))
    const news = leaves(answer).filter((way) => !known.has(way.join('.')))
    seen.set(path, [...(seen.get(path) ?? []), ...news])
    return answer
  })
  await written(a)
  await site.sync(a)
  await site.sync(b)
  await written(b)
  await site.sync(b)
  await site.sync(a)
  const ways = [...seen].flatMap(([path, all]) => all.map((way) => ({ path, way })))
  expect(ways.length).toBeGreaterThan(25)
  const before = await devicesOf(a)
  let refused = 0
  for (const { path, way } of ways) {
    honest()
    await written(a)
    await site.sync(a)
    await answerWith((answer, at) => (at === path ? altered(answer, way) : answer))
    const said = await site.refused(b)
    if (said !== 'nothing') refused += 1
    const genuine = new Set(await entriesOf(a))
    const own = new Set((await entriesOf(b)).filter((entry) => !genuine.has(entry)))
    const id = (await (await b.vault.devices()).all()).find((device) => device.own)?.device
    for (const entry of own) expect(JSON.parse(entry).device, way.join('.')).toBe(id)
    const known = new Set(shown(a))
    for (const record of shown(b)) expect(known.has(record), way.join('.')).toBe(true)
    expect((await (await site.of(b)).standing()).restored, way.join('.')).toBeNull()
    honest()
    await evened(site, [b, a])
    expect(shown(b), way.join('.')).toEqual(shown(a))
  }
  // What a receipt is for, and the receipt itself, are refused outright.
  expect(refused).toBeGreaterThan(5)
  expect(await devicesOf(a)).toEqual(before)
  expect(await devicesOf(b)).toEqual(before)
})

it('a device that the relay itself puts in the chain is believed by nobody', async () => {
  const [a, b] = [one as Apparatus, other as Apparatus]
  const ghost = await makeDevice(a.vault.unit)
  const chain = (await (await storeOf(b)).local('relayChain')) as Step[]
  const step = await nextStep(chain, ghost, { add: [ghost] })
  await answerWith((answer, path) => {
    const parts = answer as { [name: string]: Json }
    if (path.endsWith('/sync')) return { ...parts, devices: [step.n, step.id] }
    if (path.endsWith('/devices')) return { head: [step.n, step.id], steps: [step as never], more: false }
    return answer
  })
  expect(await site.refused(b)).toBe('other-chain')
  honest()
  await evened(site, [b, a])
  expect((await (await storeOf(b)).local('relayChain'))?.length).toBe(chain.length)
})

it('writes of one device that the relay keeps back are told after a day, and not before, and they come once it gives them', async () => {
  const own = await Site.started()
  const [a, b, c] = (await unitAt(own, 3)) as [Apparatus, Apparatus, Apparatus]
  const id = await idOf(b)
  await b.vault.append({ caseId: crypto.randomUUID(), body: aCase('KEPT-BACK') })
  await own.sync(b)
  await own.sync(a)
  // By this others hear that it has come somewhere.
  await written(a)
  await own.sync(a)
  own.onTheWay = async (answer, path) => {
    const value = (await answer.json()) as { entries?: readonly { device: string }[] }
    const entries = value.entries?.filter(({ device }) => device !== id)
    return Response.json(path.endsWith('/sync') ? { ...value, entries } : value)
  }
  const before = (await (await own.of(c)).standing()).lastWhole
  const kept = async () => {
    await own.sync(c)
    return (await own.of(c)).standing()
  }
  const now = Date.now()
  expect(await kept()).toMatchObject({ withheld: [], waits: { toFetch: 1 }, lastWhole: before })
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(now + 23 * 60 * 60_000)
  expect((await kept()).withheld).toEqual([])
  vi.setSystemTime(now + 25 * 60 * 60_000)
  expect((await kept()).withheld).toEqual([id])
  own.onTheWay = (answer) => answer
  expect(await kept()).toMatchObject({ withheld: [], waits: { toFetch: 0 } })
  expect(codes(c)).toContain('KEPT-BACK')
  await own.end()
})

it('somebody else at the relay’s address is told from it, and nothing of theirs is kept', async () => {
  const [, b] = [one as Apparatus, other as Apparatus]
  for (const answer of ['<!doctype html>', '{}', '[]', '{"vector":{}}']) {
    site.onTheWay = () => new Response(answer, { status: 200 })
    expect(await site.refused(b)).toBe('not-the-relay')
  }
  site.onTheWay = () => new Response('busy', { status: 502 })
  expect(await site.refused(b)).toBe('offline')
  honest()
  expect(await site.refused(b)).toBe('nothing')
})
