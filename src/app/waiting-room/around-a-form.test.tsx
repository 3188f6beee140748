/** After the thanks a tablet in the waiting room goes on by itself. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { WaitingTablet } from '../../vault/index.ts'
import { loadLaterWords } from '../../words/index.tsx'
import { After } from './around-a-form.tsx'

beforeAll(loadLaterWords)
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const tablet = { waits: () => 1, subscribe: () => () => {} } as unknown as WaitingTablet
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms))

function thanked() {
  const done = vi.fn()
  const { unmount } = render(<After tablet={tablet} done={done} />)
  return { done, unmount }
}

it('gives back after 60 seconds without a touch', () => {
  const { done } = thanked()
  expect(screen.getByRole('button', { name: 'Klar' })).toBeTruthy()
  pass(59_999)
  expect(done).not.toHaveBeenCalled()
  pass(1)
  expect(done).toHaveBeenCalledOnce()
})

it.each(['pointerDown', 'keyDown', 'scroll'] as const)(
  'counts anew from a touch (%s), also one that stops at what was touched',
  (touch) => {
    const { done } = thanked()
    const button = screen.getByRole('button')
    button.addEventListener(touch.toLowerCase(), (event) => event.stopPropagation())
    pass(40_000)
    fireEvent[touch](button)
    pass(59_999)
    expect(done).not.toHaveBeenCalled()
    pass(1)
    expect(done).toHaveBeenCalledOnce()
  },
)

it('gives nothing back once the page has gone on', () => {
  const { done, unmount } = thanked()
  unmount()
  pass(120_000)
  expect(done).not.toHaveBeenCalled()
})
