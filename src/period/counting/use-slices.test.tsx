import { act, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useSlices } from './use-slices.ts'

let steps = 0

/** A step longer than a slice, so that each is a task of its own. */
function* slow(): Generator<number, string> {
  for (let step = 1; step <= 3; step += 1) {
    const until = performance.now() + 20
    while (performance.now() < until);
    steps += 1
    yield step
  }
  return 'all'
}
function* short(): Generator<number, string> {
  yield 1
  return 'at once'
}

function Work({ of }: { readonly of: () => Generator<number, string> }) {
  const state = useSlices(of, 0)
  return <p>{'done' in state ? state.done : `at ${state.at}`}</p>
}

it('shows what is short at the first drawing, and what is long when it has been done between other tasks', async () => {
  const { rerender } = render(<Work of={short} />)
  screen.getByText('at once')
  rerender(<Work of={slow} />)
  screen.getByText('at 1')
  await screen.findByText('all')
  expect(steps).toBe(3)
})

it('goes no further when the page has been left', async () => {
  steps = 0
  render(<Work of={slow} />).unmount()
  await act(() => new Promise((later) => setTimeout(later, 100)))
  expect(steps).toBe(1)
})
