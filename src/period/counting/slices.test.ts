// @vitest-environment node
import { expect, it } from 'vitest'
import { slices } from './slices.ts'

/** Each step longer than a slice, as on the slowest tablet there is. */
function* slow(steps: number): Generator<number, string> {
  for (let step = 1; step <= steps; step += 1) {
    const until = performance.now() + 20
    while (performance.now() < until);
    yield step
  }
  return 'all'
}

it('does what is short in one go', () => {
  const work = slices(
    (function* () {
      yield 1
      yield 2
      return 'all'
    })(),
    0,
  )
  work.go()
  expect(work.state).toEqual({ done: 'all' })
})

it('lets the screen in between what is long, tells how far it has come, and is not begun again when it is done', () => {
  const work = slices(slow(2), 0)
  const states = [0, 1, 2, 3, 4].map(() => {
    const { state } = work
    work.go()
    return state
  })
  expect(states).toEqual([{ at: 0 }, { at: 1 }, { at: 2 }, { done: 'all' }, { done: 'all' }])
})
