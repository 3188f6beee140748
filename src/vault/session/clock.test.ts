/** F-13: the clock is moved, the summer begins, the device changes its zone: order is the order of writing. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import { today } from '../../clock/today.ts'
import { createUnit } from '../index.ts'
import { aCase, openTheOnly, phrase, planFor, unitOfTwo } from '../testing.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

it('keeps records in the order of writing, however the clock jumps between them', async () => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const { vault } = await createUnit('unit', unitOfTwo)
  vi.useFakeTimers({ toFake: ['Date'] })
  let written = 0
  const instants = fc.date({ min: new Date('2001-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  await fc.assert(
    fc.asyncProperty(fc.array(instants, { minLength: 1, maxLength: 4 }), async (jumps) => {
      for (const instant of jumps) {
        vi.setSystemTime(instant)
        written += 1
        await vault.append({ caseId: crypto.randomUUID(), body: aCase(`C-${written}`) })
      }
    }),
    { numRuns: 25, seed: 13 },
  )
  vi.useRealTimers()
  const codes = Array.from({ length: written }, (_, i) => `C-${i + 1}`)
  expect(vault.of('case').map(({ body }) => body.code)).toEqual(codes)
  await vault.lock()
  const state = await openTheOnly()
  const again = state.is === 'locked' ? await state.vault.unlock(phrase) : null
  if (!again || 'refused' in again) throw new Error('not opened')
  expect(again.of('case').map(({ body }) => body.code)).toEqual(codes)
})

it.each([
  // The clock went from 02:00 to 03:00 on 29 March 2026 (UTC+1 to UTC+2), and back on 25 October.
  ['2026-03-28T22:59:59Z', '2026-03-28'],
  ['2026-03-28T23:00:00Z', '2026-03-29'],
  ['2026-03-29T21:59:59Z', '2026-03-29'],
  ['2026-03-29T22:00:00Z', '2026-03-30'],
  ['2026-10-25T22:59:59Z', '2026-10-25'],
  ['2026-10-25T23:00:00Z', '2026-10-26'],
])('calls %s the day %s in every zone that the device believes in', (instant, day) => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(new Date(instant))
  for (const zone of ['Europe/Stockholm', 'UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
    vi.stubEnv('TZ', zone)
    expect(today()).toBe(day)
  }
})

it.each([
  ['2022-01-01T10:00:00Z', '2026-11-28'],
  ['2026-11-28T23:30:00Z', '2026-11-29'],
])(
  'dates a form handed in by a clock of %s on %s: never before the hand-over, and keeps what the clock said',
  async (clock, day) => {
    Dexie.dependencies.indexedDB = new IDBFactory()
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T10:00:00Z') })
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const session = await vault.handOver(planFor(caseId, 'core-10', 'yp-core'))
    vi.setSystemTime(new Date(clock))
    await session.save({ ...session.draft(), answers: { i6: 3 } })
    await session.handIn()
    // The second form is broken off.
    await session.save({ ...session.draft(), answers: { i4: 2 } })
    const opened = await session.takeBack(phrase)
    if ('refused' in opened) throw new Error(opened.refused)
    expect(opened.of('answers').map(({ body, at }) => [body.day, at.slice(0, 10)])).toEqual([[day, clock.slice(0, 10)]])
    expect(opened.of('broken-off').map(({ body }) => body.day)).toEqual([day])
  },
)
