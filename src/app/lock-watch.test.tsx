import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadWords } from '../words/index.tsx'
import { LockWatch } from './lock-watch.tsx'

const lock = vi.fn()
let unmount: () => void
const minute = 60_000
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms))
const touch = () => act(() => dispatchEvent(new Event('pointerdown')))

function hide(hidden: boolean) {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
  act(() => document.dispatchEvent(new Event('visibilitychange')))
}

beforeEach(async () => {
  await loadWords('sv')
  vi.useFakeTimers()
  lock.mockClear()
  hide(false)
  unmount = render(<LockWatch lock={lock} since={Date.now()} />).unmount
})
afterEach(() => {
  vi.useRealTimers()
})

it('warns, and any touch keeps it open', () => {
  pass(5 * minute - 10_000)
  expect(screen.getByRole('alert').textContent).toContain('Låser om 10 sekunder.')
  touch()
  expect(screen.queryByRole('alert')).toBeNull()
  pass(4 * minute)
  expect(lock).not.toHaveBeenCalled()
})

it('locks once after five minutes untouched', () => {
  pass(5 * minute)
  expect(lock).toHaveBeenCalledOnce()
  pass(10 * minute)
  expect(lock).toHaveBeenCalledOnce()
})

it('locks when it has been hidden for more than thirty seconds', () => {
  hide(true)
  pass(30_000)
  expect(lock).not.toHaveBeenCalled()
  pass(1000)
  expect(lock).toHaveBeenCalledOnce()
})

it('locks at the first touch after a sleep past its time, and is not kept open by it', () => {
  vi.setSystemTime(Date.now() + 20 * minute)
  touch()
  expect(lock).toHaveBeenCalledOnce()
})

it('counts the eight hours from the passphrase, whatever hand-overs came between', () => {
  unmount()
  render(<LockWatch lock={lock} since={Date.now() - 8 * 60 * minute + 10_000} />)
  pass(5000)
  expect(screen.getByRole('alert').textContent).toContain('Låser om 5 sekunder.')
  touch()
  expect(lock).not.toHaveBeenCalled()
  pass(5000)
  expect(lock).toHaveBeenCalledOnce()
})

it('locks after eight hours of work', () => {
  for (let hour = 0; hour < 8 * 60; hour += 4) {
    pass(4 * minute)
    touch()
  }
  expect(lock).toHaveBeenCalledOnce()
})
