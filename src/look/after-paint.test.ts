// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest'
import { afterPaint, whenPainted } from './after-paint.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** A page that is never drawn. */
function undrawn() {
  vi.useFakeTimers()
  vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(0)
}

const heard = (): { readonly done: () => boolean } => {
  let done = false
  void afterPaint().then(() => {
    done = true
  })
  return { done: () => done }
}

it('comes after the frame, and not before it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let draw: FrameRequestCallback = () => {}
  vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((frame) => {
    draw = frame
    return 0
  })
  const { done } = heard()
  await vi.advanceTimersByTimeAsync(50)
  expect(done()).toBe(false)
  draw(0)
  expect(done()).toBe(false)
  await vi.advanceTimersByTimeAsync(0)
  expect(done()).toBe(true)
})

it('does not wait for a tab that is hidden meanwhile: an answer is on its way to disk', async () => {
  undrawn()
  const { done } = heard()
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.advanceTimersByTimeAsync(0)
  expect(done()).toBe(true)
})

it('does not wait for ever where nothing is drawn', async () => {
  undrawn()
  const { done } = heard()
  await vi.advanceTimersByTimeAsync(100)
  expect(done()).toBe(false)
  await vi.advanceTimersByTimeAsync(100)
  expect(done()).toBe(true)
})

it('does nothing for a screen that is gone by then', async () => {
  undrawn()
  const work = vi.fn()
  whenPainted(work)()
  whenPainted(() => work('stays'))
  await vi.advanceTimersByTimeAsync(200)
  expect(work.mock.calls).toEqual([['stays']])
})
