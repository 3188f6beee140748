import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { act } from 'react'
import { expect, it } from 'vitest'
import { VaultError } from '../vault/index.ts'
import { RefusedAside } from './refused-aside.tsx'

/** As a browser says it of a promise that nobody waits for. */
function rejected(reason: unknown): Event {
  const event = Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason })
  act(() => void dispatchEvent(event))
  return event
}

it('says why the storage refused what no button waits for, until it is read', async () => {
  render(<RefusedAside />)
  expect(screen.queryByRole('alert')).toBeNull()
  rejected(new VaultError('full'))
  expect(screen.getByRole('alert').textContent).toMatch(/kunde inte sparas eller läsas\. Apparaten är full/)
  await userEvent.click(screen.getByRole('button'))
  expect(screen.queryByRole('alert')).toBeNull()
})

it('takes no fault of the program for a refusal', () => {
  render(<RefusedAside />)
  expect(rejected(new Error('of the program')).defaultPrevented).toBe(false)
  expect(screen.queryByRole('alert')).toBeNull()
})

it('says nothing of what fails after the screens are gone, not to whoever comes next either', () => {
  render(<RefusedAside />).unmount()
  expect(rejected(new VaultError('closed')).defaultPrevented).toBe(true)
  render(<RefusedAside />)
  expect(screen.queryByRole('alert')).toBeNull()
})
