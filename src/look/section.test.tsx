import { act, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Fold, Section } from './section.tsx'

const print = (event: 'beforeprint' | 'afterprint') => act(() => void dispatchEvent(new Event(event)))

it('opens what is folded, and what is folded within it, for as long as the page is printed', () => {
  render(
    <Section title="Väntetider">
      <Fold label="Visa som tabell">elva dagar</Fold>
    </Section>,
  )
  expect(screen.queryByText('elva dagar')).toBeNull()
  print('beforeprint')
  expect(screen.getByText('elva dagar').closest('details')?.open).toBe(true)
  expect(document.querySelectorAll('details:not([open])')).toHaveLength(0)
  print('afterprint')
  expect(screen.queryByText('elva dagar')).toBeNull()
})

it('leaves out of what is printed what is for the screen', () => {
  render(
    <Section title="Text till journalen" onScreen>
      kopiera
    </Section>,
  )
  print('beforeprint')
  expect(screen.queryByText('kopiera')).toBeNull()
})
