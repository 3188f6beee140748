import { fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { loadWords } from '../words/index.tsx'
import { Unsaved } from './unsaved.tsx'

beforeAll(async () => void (await loadWords('sv')))
beforeEach(() => history.replaceState(null, '', '/cases/1/protocol'))

const left = vi.fn()
const user = userEvent.setup()

function show() {
  left.mockClear()
  render(
    <>
      <Unsaved what="Du har ändrat." />
      <button type="button" data-leaves="" onClick={left}>
        Lås
      </button>
      <a href="#content">Till innehållet</a>
    </>,
  )
}
const dialog = () => screen.queryByRole('dialog', { name: 'Det är inte sparat' })

it('asks before a screen is left, stays where it is said, and leaves where that is said', async () => {
  show()
  await user.click(screen.getByRole('button', { name: 'Lås' }))
  expect([dialog() !== null, left.mock.calls.length]).toEqual([true, 0])
  await user.click(screen.getByRole('button', { name: 'Stanna kvar' }))
  expect([dialog(), left.mock.calls.length]).toEqual([null, 0])
  await user.click(screen.getByRole('button', { name: 'Lås' }))
  await user.click(screen.getByRole('button', { name: 'Lämna utan att spara' }))
  expect([dialog(), left.mock.calls.length]).toEqual([null, 1])
})

it('asks at the browser’s way back too, and stays at the address meanwhile', () => {
  show()
  const heard = vi.fn()
  addEventListener('popstate', heard)
  history.replaceState(null, '', '/cases/1')
  fireEvent.popState(window)
  removeEventListener('popstate', heard)
  expect([dialog() !== null, location.pathname, heard.mock.calls.length]).toEqual([true, '/cases/1/protocol', 0])
})

it('asks before the page is closed or loaded anew', () => {
  show()
  const closing = new Event('beforeunload', { cancelable: true })
  dispatchEvent(closing)
  expect(closing.defaultPrevented).toBe(true)
})

it('does not stand in the way of a link within the page', async () => {
  show()
  await user.click(screen.getByRole('link', { name: 'Till innehållet' }))
  expect(dialog()).toBeNull()
})

it('swallows no press once what was typed is gone from the screen, however soon it comes', async () => {
  left.mockClear()
  // As the app draws it: outside of the tests' own waiting, which would let React tidy up first.
  const { IS_REACT_ACT_ENVIRONMENT } = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
  const at = document.body.appendChild(document.createElement('div'))
  const root = createRoot(at)
  const drawn = (typed: boolean) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const seen = new MutationObserver(() => at.querySelector(typed ? 'i' : 'b') && resolve())
    seen.observe(at, { childList: true, subtree: true })
    startTransition(() =>
      root.render(
        <>
          {typed ? <i /> : <b />}
          {typed && <Unsaved what="Du har ändrat." />}
          <button type="button" data-leaves="" onClick={left}>
            Lås
          </button>
        </>,
      ),
    )
    return promise.finally(() => seen.disconnect())
  }
  await drawn(true)
  await new Promise((later) => setTimeout(later, 50))
  await drawn(false)
  at.querySelector('button')?.click()
  expect(left).toHaveBeenCalledTimes(1)
  root.unmount()
  at.remove()
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT })
})
