/** The primary of collector and relay dies, and its standby, which every commit waits for, takes its place. */
import { expect, it } from 'vitest'
import { ENOUGH, throughAFailover } from './failover.ts'

it('nothing that was acknowledged is lost, and whoever asks goes on by themselves', async () => {
  const { lost, said, each, refused, told, alike, files, published, late } = await throughAFailover(true)
  expect([lost, refused, alike]).toEqual([[0, 0], [], true])
  for (const given of each ?? []) {
    expect(given.filter(({ before }) => before).length).toBeGreaterThan(ENOUGH)
    expect(given.filter(({ before }) => !before).length).toBeGreaterThan(ENOUGH)
  }
  // The line of each process broke: who waits there was told to ask.
  expect(told).toBeGreaterThan(0)
  // What was under way was either done or done anew.
  expect([published?.edition ?? published?.refused, late?.edition, files]).toEqual([
    expect.toSatisfy((is) => is === 1 || is === 'already-published'),
    1,
    [200, 200],
  ])
  for (const log of said) {
    expect(log.match(/"msg":"the store is away"/g)).toHaveLength(1)
    expect(log.match(/"msg":"the store is back"/g)).toHaveLength(1)
  }
}, 180_000)
