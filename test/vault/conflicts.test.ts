/** What two devices have done without knowledge of each other, and what every device shows of it in the end. */
import { expect, it, vi } from 'vitest'
import { type CaseFile, caseFiles, unsettledIn } from '../../src/case-file/case-file.ts'
import { mergeRecords, sameCode } from '../../src/case-file/same-code.ts'
import type { NewRecord } from '../../src/vault/index.ts'
import { aCase, otherPhrase } from '../../src/vault/testing.ts'
import {
  type Apparatus,
  again,
  codes,
  fileOf,
  form,
  fromBackup,
  meet,
  protocol,
  seenOf,
  shown,
  storeOf,
  takes,
  twoDevices,
} from './apparatus.ts'

const files = ({ vault }: Apparatus): readonly CaseFile[] => [...caseFiles(vault.records()).values()]
const fileIn = (device: Apparatus, id: string) => files(device).find((file) => file.id === id)
const merge = ({ vault }: Apparatus, from: CaseFile, into: CaseFile) => vault.append(...mergeRecords(from, into))
const writes = async ({ vault }: Apparatus, record: NewRecord) => (await vault.append(record))[0]?.id as string

/** A case with the code T1 on each of two devices, with a form each, and all of it on both. */
async function sameCodeOnTwo() {
  const [one, other] = await twoDevices()
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()]
  await one.vault.append(
    { caseId: first, body: { ...aCase('T1'), opened: '2026-11-09' } as never },
    { caseId: first, body: { ...form, day: '2026-11-20' } },
  )
  await other.vault.append(
    { caseId: second, body: { ...aCase('t 1'), opened: '2026-11-05' } as never },
    { caseId: second, body: { ...form, day: '2026-11-21', informant: 'parent' } },
    { caseId: second, body: { ...protocol, visits: 4 } },
  )
  await meet(one, other)
  return { one, other, first, second }
}

it('one code that was given to two cases apart stands on both, and each names the other', async () => {
  const { one, other, first, second } = await sameCodeOnTwo()
  for (const { vault } of [one, other]) {
    const twins = sameCode(caseFiles(vault.records()), vault.protectedCases())
    expect([twins.get(first)?.map(({ id }) => id), twins.get(second)?.map(({ id }) => id)]).toEqual([[second], [first]])
  }
})

it('two cases that were merged are one on every device, with all that was in both, and two again when it is taken back', async () => {
  const { one, other, first, second } = await sameCodeOnTwo()
  expect(codes(one)).toEqual(['A1', 'T1', 't 1'])
  await merge(one, fileIn(one, second) as CaseFile, fileIn(one, first) as CaseFile)
  // Written elsewhere to the one that went in, without knowledge of it.
  await other.vault.append({ caseId: second, body: { ...form, day: '2026-11-22' } })
  await meet(one, other)
  for (const device of [one, other, await again(one), await again(other)]) {
    expect(codes(device)).toEqual(['A1', 'T1'])
    const file = fileIn(device, first)
    expect(file?.measurements.map(({ body }) => body.day)).toEqual(['2026-11-20', '2026-11-21', '2026-11-22'])
    expect(file?.protocol?.body.visits).toBe(4)
    // The details were settled by the act, and the earlier day is kept.
    expect([file?.opened, file && unsettledIn(file)]).toEqual(['2026-11-05', 0])
    expect(device.vault.report).toBeNull()
  }
  await one.vault.append({ caseId: first, body: { ...protocol, visits: 5 } })
  expect(fileIn(one, first)?.protocol?.body.visits).toBe(5)
  const merged = one.vault.of('merged')[0]?.id as string
  await one.vault.append({ caseId: null, body: { kind: 'tombstone', record: merged, reason: 'fel' } })
  await meet(one, other)
  for (const device of [one, await again(other)]) {
    expect(codes(device)).toEqual(['A1', 'T1', 't 1'])
    expect(fileIn(device, second)?.measurements).toHaveLength(2)
    // What was written since stays where it was written.
    expect(fileIn(device, second)?.protocol?.body.visits).toBe(4)
    expect(fileIn(device, first)?.protocol?.body.visits).toBe(5)
  }
})

it('where both had a protocol both are shown beside each other, until somebody saves', async () => {
  const { one, first, second } = await sameCodeOnTwo()
  await one.vault.append({ caseId: first, body: { ...protocol, visits: 9 } })
  await merge(one, fileIn(one, second) as CaseFile, fileIn(one, first) as CaseFile)
  expect(fileIn(one, first)?.versions.protocol.unsettled.map(({ field }) => field)).toEqual(['visits'])
  await one.vault.append({ caseId: first, body: { ...protocol, visits: 13 } })
  expect(fileIn(one, first)?.versions.protocol.unsettled).toEqual([])
})

it('two that were merged into each other apart are one, and the same one, everywhere', async () => {
  const { one, other, first, second } = await sameCodeOnTwo()
  await merge(one, fileIn(one, second) as CaseFile, fileIn(one, first) as CaseFile)
  await merge(other, fileIn(other, first) as CaseFile, fileIn(other, second) as CaseFile)
  await meet(one, other)
  expect(shown(one)).toEqual(shown(other))
  expect(codes(one)).toHaveLength(2)
})

it('erasing a merged case erases all that went into it, on every device; one that was erased apart takes nothing along', async () => {
  const { one, other, first, second } = await sameCodeOnTwo()
  await merge(one, fileIn(one, second) as CaseFile, fileIn(one, first) as CaseFile)
  await meet(one, other)
  await one.vault.eraseCase(first, 'begärt')
  await meet(one, other)
  for (const device of [await again(one), await again(other)]) {
    expect(codes(device)).toEqual(['A1'])
    expect(device.vault.records().some(({ caseId }) => caseId === first || caseId === second)).toBe(false)
    expect((await seenOf(device)).map(({ missing }) => missing)).toEqual([0, 0])
  }
})

it('a case that was erased on one device while the other merged it takes nothing along', async () => {
  const { one, other, first, second } = await sameCodeOnTwo()
  await one.vault.eraseCase(first, 'begärt')
  await merge(other, fileIn(other, second) as CaseFile, fileIn(other, first) as CaseFile)
  await meet(one, other)
  await meet(one, other)
  for (const device of [await again(one), await again(other)]) {
    expect(codes(device)).toEqual(['A1', 't 1'])
    expect(fileIn(device, second)?.measurements).toHaveLength(1)
  }
})

it('protecting a merged case closes all that went into it to everybody else', async () => {
  const { one, other, first, second } = await sameCodeOnTwo()
  await merge(one, fileIn(one, second) as CaseFile, fileIn(one, first) as CaseFile)
  const open = async () => (await (await storeOf(one)).all('keys')).filter(({ people }) => !people).length
  const before = await open()
  await one.vault.protect(first, { staff: [one.vault.me.staff] })
  // The key of each of the two is one that all could open no longer.
  expect(await open()).toBe(before - 2)
  await meet(one, other)
  const colleague = await again(other, otherPhrase)
  expect(colleague.vault.records().filter(({ body }) => body.kind === 'answers')).toEqual([])
  expect(fileIn(await again(other), first)?.measurements).toHaveLength(2)
  expect((await again(one)).vault.report).toBeNull()
})

it('two corrections of one form made apart stand beside each other on both, and so do two choices', async () => {
  const [one, other, caseId] = await twoDevices()
  const given = await writes(one, { caseId, body: form })
  await meet(one, other)
  const correct = (device: Apparatus, value: number) =>
    writes(device, { caseId, body: { ...form, answers: { 1: value }, corrects: { record: given, reason: 'fel' } } })
  const [a, b] = [await correct(one, 1), await correct(other, 2)]
  await meet(one, other)
  const stand = (device: Apparatus) => fileIn(device, caseId)?.correctedTwice.map((all) => all.map(({ id }) => id))
  expect(stand(one)?.[0]?.toSorted()).toEqual([a, b].sort())
  expect(stand(other)).toEqual(stand(one))
  expect(fileIn(one, caseId)?.measurements.map(({ id }) => id)).toEqual([stand(one)?.[0]?.at(-1)])
  const choose = (device: Apparatus, record: string, also: string) =>
    writes(device, { caseId, body: { ...form, corrects: { record, also: [also], reason: 'vald' } } })
  const c = await choose(one, a, b)
  expect(stand(one)).toEqual([])
  const d = await choose(other, b, a)
  await meet(one, other)
  expect(stand(one)?.[0]?.toSorted()).toEqual([c, d].sort())
  expect(shown(one)).toEqual(shown(other))
})

it('a form that comes to the device that erased its case is shown there until it has been read', async () => {
  const [one, other, caseId] = await twoDevices()
  await other.vault.append({ caseId, body: form })
  await one.vault.eraseCase(caseId, 'begärt')
  await takes(one, await fileOf(other))
  expect(codes(one)).toEqual([])
  const late = async (device: Apparatus) => (await device.vault.devices()).late().map(({ body }) => body)
  expect(await late(one)).toEqual([form])
  expect(await late(await again(one))).toEqual([form])
  await one.vault.eraseCase(caseId, 'läst')
  expect(await late(await again(one))).toEqual([])
  await takes(other, await fileOf(one))
  expect(await late(other)).toEqual([])
  expect(codes(other)).toEqual([])
})

/** Clocks of three devices: years wrong, set back between writes, an hour off as in summer. */
const clocks = [
  ['2019-03-31T01:59:59Z', '2019-03-31T01:00:00Z', '2019-03-30T00:00:00Z'],
  ['2031-01-01T00:00:00Z', '2026-11-29T12:00:00Z', '2031-06-01T00:00:00Z'],
  ['2026-10-25T02:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T01:45:00Z'],
].map((times) => times.map((time) => new Date(time)))

const permutations = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const

it.each(permutations)(
  'clocks order nothing: devices whose clocks are %i, %i and %i show the same, what was known before it first',
  async (...which) => {
    const [one, other, caseId] = await twoDevices()
    const devices = [one, other, await fromBackup(await one.vault.backup())]
    vi.useFakeTimers({ toFake: ['Date'] })
    const visits: number[] = []
    try {
      for (let round = 0; round < 3; round++)
        for (const [i, device] of devices.entries()) {
          vi.setSystemTime(clocks[which[i] as number]?.[round] as Date)
          // Each has heard of all that was written before it.
          for (const from of devices) if (from !== device) await takes(device, await fileOf(from, true))
          visits.push(visits.length)
          await device.vault.append({ caseId, body: { ...protocol, visits: visits.length } })
        }
      for (const to of devices) for (const from of devices) if (to !== from) await takes(to, await fileOf(from, true))
    } finally {
      vi.useRealTimers()
    }
    const [first, ...rest] = devices.map(shown)
    for (const it of rest) expect(it).toEqual(first)
    for (const device of devices) {
      expect(fileIn(device, caseId)?.protocol?.body.visits).toBe(visits.length)
      const written = device.vault.of('protocol').map(({ body }) => body.visits ?? 0)
      expect(written).toEqual([0, ...visits.map((n) => n + 1)])
    }
  },
)
