// @vitest-environment node
// The worker itself is met where there is one: test/browser/period.test.ts and `npm run bench -- period`.
import { afterEach, expect, it, vi } from 'vitest'
import { disclose, period2014, type Release } from '#aggregate'
import { randomCases } from '../../../test/random-cases.ts'
import { type Asked, countApart, type Prepared } from './count-apart.ts'

afterEach(() => void vi.unstubAllGlobals())

const asked: Asked = {
  period: period2014,
  edition: 1,
  cases: randomCases(12, 300),
  joined: null,
  unit: 'enhet-1',
  key: new Uint8Array(32).fill(7),
  app: '0.1.0',
  released: [],
}

/** What arrives, put together again as what `disclose` gives. */
async function whole(): Promise<Release> {
  const made = await countApart(asked, () => {}).made
  if ('refused' in made) throw new Error(made.refused)
  const { caseLists, ...rest }: Prepared = made
  return { ...rest, caseLists: await caseLists() }
}

it('counts here where there are no workers', async () => {
  expect(await whole()).toEqual(disclose(asked))
})

it('counts here where the worker cannot be fetched', async () => {
  const said: unknown[] = []
  class Missing {
    onerror: () => void = () => {}
    postMessage(data: unknown) {
      if (said.push(data) === 1) queueMicrotask(() => this.onerror())
    }
  }
  vi.stubGlobal('Worker', Missing)
  vi.stubGlobal('location', new URL('https://plattan.example/period'))
  expect(await whole()).toEqual(disclose(asked))
})

it('says what is refused', async () => {
  const made = await countApart({ ...asked, edition: 2 }, () => {}).made
  expect(made).toEqual({ refused: 'case-lists-missing' })
})
