import { fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
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
