import { expect, it } from 'vitest'
import type { Reader } from './reader.ts'
import { readers } from './readers.ts'
import { fuzz } from './run.ts'

it.each(Object.entries(readers))(
  'the reader %s answers whatever comes, in time, by a name, and changes nothing by a refusal',
  async (_name, { open, small }) => {
    const reader = await open()
    const { cases, faults, taken } = await fuzz(reader, small, 20_261_121)
    await reader.close?.()
    expect(faults).toEqual([])
    expect(cases).toBe(small)
    // The mutations stay near enough to be taken now and then, or nothing behind the first check was tried.
    expect(taken).toBeGreaterThan(0)
  },
  120_000,
)

it.each<[string, Partial<Reader>, RegExp]>([
  ['a crash', { offer: () => Promise.reject(new TypeError('x')) }, /^a crash, TypeError: x/],
  ['an unnamed refusal', { offer: async () => 'no idea', reasons: new Set(['known']) }, /^an unnamed refusal no idea/],
  ['a partial effect', { state: async () => String(Math.random()) }, /^something changed behind it/],
])('the fuzzer sees %s', async (_what, change, said) => {
  const reader: Reader = {
    name: 'x',
    examples: [new Uint8Array([1])],
    offer: async () => 'known',
    state: async () => '',
    ...change,
  }
  expect((await fuzz(reader, 300, 1)).faults[0]).toMatch(said)
})
