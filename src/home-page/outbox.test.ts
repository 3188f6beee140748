// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { HomePlan, HomeRefusal, Received, SealedForm } from '../vault/home/index.ts'
import { outboxOf } from './outbox.ts'

const form = (part: number, last = false): SealedForm => ({ id: `${part}`, slip: 's', part, last, enc: 'e', box: 'b' })
const received: Received = { received: true, at: 1, reads: { by: 2 }, second: false, revoked: true, taken: false }
const offline: HomeRefusal = { refused: 'offline' }
const plan = { unit: 'u' } as HomePlan

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What the relay answers, one after another. */
function tried(...answers: readonly (Received | HomeRefusal)[]) {
  const sent: string[] = []
  const gone: string[] = []
  const coming = [...answers]
  const send = async (_plan: HomePlan, { id }: SealedForm) => {
    sent.push(id)
    return coming.shift() ?? received
  }
  const outbox = outboxOf({ send }, plan, [], async ({ id }) => void gone.push(id))
  return { outbox, sent, gone }
}

it('sends each form at once, in order, and forgets it only when it is received', async () => {
  const { outbox, sent, gone } = tried()
  outbox.add(form(0))
  outbox.add(form(1, true))
  await vi.waitFor(() =>
    expect(outbox.sending()).toEqual({ is: 'received', reads: { by: 2 }, second: false, revoked: true }),
  )
  expect([sent, gone]).toEqual([
    ['0', '1'],
    ['0', '1'],
  ])
})

it('tries again by itself, with pauses that grow, and counts the failures', async () => {
  const { outbox, sent, gone } = tried(offline, offline, offline)
  outbox.add(form(0, true))
  await vi.advanceTimersByTimeAsync(0)
  expect(outbox.sending()).toEqual({ is: 'failed', failures: 1 })
  await vi.advanceTimersByTimeAsync(3_000)
  expect(outbox.sending()).toEqual({ is: 'failed', failures: 2 })
  await vi.advanceTimersByTimeAsync(6_000)
  expect(outbox.sending()).toEqual({ is: 'failed', failures: 3 })
  expect([sent.length, gone]).toEqual([3, []])
  expect(outbox.file().size).toBeGreaterThan(JSON.stringify(form(0, true)).length)
  await vi.advanceTimersByTimeAsync(12_000)
  expect(outbox.sending().is).toBe('received')
  expect(gone).toEqual(['0'])
})

it('tries at once when the network is back, and when somebody asks', async () => {
  const { outbox, sent } = tried(offline, offline)
  outbox.add(form(0, true))
  await vi.advanceTimersByTimeAsync(0)
  dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(0)
  outbox.tryNow()
  await vi.advanceTimersByTimeAsync(0)
  expect(sent).toEqual(['0', '0', '0'])
  expect(outbox.sending().is).toBe('received')
})

it('is received though the phone cannot forget: the form is sent once more some day, and counts once', async () => {
  const outbox = outboxOf({ send: async () => received }, plan, [form(0, true)], async () => {
    throw new Error('the disk is full')
  })
  outbox.tryNow()
  await vi.advanceTimersByTimeAsync(0)
  expect(outbox.sending().is).toBe('received')
})
