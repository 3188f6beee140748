// @vitest-environment node
// The worker itself is met where there is one: test/browser/period.test.ts and `npm run bench -- period`.
import { afterEach, expect, it, vi } from 'vitest'
import { disclose, period2014, type Release } from '#aggregate'
import { randomCases } from '../../../test/random-cases.ts'
import { type CountRequest, countApart, type Prepared } from './count-apart.ts'

afterEach(() => void vi.unstubAllGlobals())

const asked: CountRequest = {
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

it('does not wait for case lists from a worker that failed at them', async () => {
  const { caseLists: _, ...made } = disclose(asked) as Release
  class Failing extends EventTarget {
    onmessage: (event: unknown) => void = () => {}
    onerror = null
    postMessage({ say }: { readonly say: string }) {
      if (say === 'count') queueMicrotask(() => this.onmessage({ data: { say: 'made', made } }))
      if (say === 'case-lists') this.dispatchEvent(new Event('error'))
    }
  }
  vi.stubGlobal('Worker', Failing)
  vi.stubGlobal('location', new URL('https://plattan.example/period'))
  const prepared = (await countApart(asked, () => {}).made) as Prepared
  await expect(prepared.caseLists()).rejects.toMatchObject({ type: 'error' })
})
