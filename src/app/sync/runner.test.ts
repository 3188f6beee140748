/** When the unit is compared with its relay, by a clock that is set by hand. */
// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { RelayRefusal, type RelayStanding } from '../../vault/index.ts'
import { keepInStep, type Surroundings } from './runner.ts'

let turns: number
let answer: () => Promise<{ sent: number; taken: number }>
let wrote: () => void
let ring: (word: 'open' | 'something') => void
let line: 'kept' | 'refused' | 'removed'
let cut: () => void
let seen: boolean
let refused: string | null
let end: AbortController
let running: Promise<void>

const fine = async () => ({ sent: 0, taken: 0 })

beforeEach(() => {
  vi.useFakeTimers()
  turns = 0
  answer = fine
  line = 'refused'
  seen = true
  refused = 'offline'
  end = new AbortController()
})
afterEach(async () => {
  end.abort()
  await vi.advanceTimersByTimeAsync(0)
  vi.useRealTimers()
})

async function* wait(): AsyncGenerator<'open' | 'something'> {
  if (line !== 'kept') throw new RelayRefusal(line === 'removed' ? 'removed' : 'offline')
  yield 'open'
  while (true) {
    const { promise, resolve } = Promise.withResolvers<'open' | 'something' | null>()
    ring = resolve
    cut = () => resolve(null)
    const word = await promise
    if (!word) return
    yield word
  }
}

async function begin(): Promise<void> {
  const around: Surroundings = {
    relay: {
      syncOnce: () => {
        turns += 1
        return answer()
      },
      wait,
      standing: () => ({ refused }) as RelayStanding,
    },
    subscribe: (changed) => {
      wrote = changed
      return () => {}
    },
    seen: () => seen,
    chance: () => 0.5,
    signal: end.signal,
  }
  running = keepInStep(around)
  await vi.advanceTimersByTimeAsync(0)
}
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms)

it('compares at once, and once after a burst of writes', async () => {
  line = 'kept'
  await begin()
  const before = turns
  expect(before).toBeGreaterThan(0)
  for (let i = 0; i < 20; i++) {
    wrote()
    await after(5)
  }
  await after(200)
  expect(turns).toBe(before + 1)
})

it('compares once more after what the line says, or somebody writes, while it is comparing', async () => {
  line = 'kept'
  await begin()
  for (const meanwhile of [() => ring('something'), () => wrote()]) {
    const slow = Promise.withResolvers<{ sent: number; taken: number }>()
    answer = () => slow.promise
    const before = turns
    ring('something')
    await after(0)
    expect(turns).toBe(before + 1)
    meanwhile()
    await after(0)
    answer = fine
    slow.resolve({ sent: 0, taken: 0 })
    await after(200)
    expect(turns).toBe(before + 2)
  }
})

it('compares as soon as the line says that there is something, and then not by the minute', async () => {
  line = 'kept'
  await begin()
  await after(10)
  const before = turns
  ring('something')
  await after(10)
  expect(turns).toBe(before + 1)
  await after(5 * 60_000)
  expect(turns).toBe(before + 1)
})

it('compares every minute where no line can be kept, while somebody looks', async () => {
  await begin()
  await after(500)
  const before = turns
  await after(10 * 60_000)
  expect(turns - before).toBeGreaterThanOrEqual(10)
  expect(turns - before).toBeLessThanOrEqual(22)
})

it('waits longer and longer for a relay that does not answer, as long as it asks for, and comes at once when the network is back', async () => {
  answer = () => Promise.reject(new RelayRefusal('offline'))
  await begin()
  await after(10 * 60_000)
  // Half of 5, 10, 20, 40, … seconds: eight in ten minutes, and no more for the line that fails beside it.
  expect(turns).toBeGreaterThan(4)
  expect(turns).toBeLessThan(12)
  answer = () => Promise.reject(new RelayRefusal('store-away', null, 20 * 60_000))
  dispatchEvent(new Event('online'))
  await after(10)
  const asked = turns
  await after(19 * 60_000)
  expect(turns).toBe(asked)
  answer = fine
  dispatchEvent(new Event('online'))
  await after(10)
  expect(turns).toBe(asked + 1)
})

it('looks again each minute for what somebody else has to put right', async () => {
  answer = () => Promise.reject(new RelayRefusal('not-let-in'))
  await begin()
  const before = turns
  await after(5 * 60_000 + 100)
  expect(turns - before).toBe(5)
})

it('looks at once when its line is ended and it may have no other, and then each minute', async () => {
  line = 'kept'
  await begin()
  line = 'removed'
  answer = () => Promise.reject(new RelayRefusal('removed'))
  const before = turns
  cut()
  await after(3_000)
  expect(turns).toBe(before + 1)
  await after(120_000)
  expect(turns).toBe(before + 3)
})

it('goes on at the next write once somebody has asked from a screen and was answered', async () => {
  answer = () => Promise.reject(new RelayRefusal('not-let-in'))
  await begin()
  await after(1_000)
  ;[answer, refused] = [fine, null]
  const before = turns
  wrote()
  await after(200)
  expect(turns).toBe(before + 1)
})

it('asks a relay that does not answer no more while nobody looks, and at once when somebody does', async () => {
  answer = () => Promise.reject(new RelayRefusal('offline'))
  await begin()
  seen = false
  const before = turns
  await after(60 * 60_000)
  expect(turns).toBe(before)
  answer = fine
  seen = true
  document.dispatchEvent(new Event('visibilitychange'))
  await after(10 * 60_000)
  expect(turns).toBeGreaterThan(before)
})

it('ends when the unit has left its relay', async () => {
  answer = () => Promise.reject(new RelayRefusal('not-joined'))
  await begin()
  await expect(running).resolves.toBeUndefined()
})
