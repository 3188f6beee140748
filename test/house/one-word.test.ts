/** One idea has one word on every screen: those that the glossary leaves are on none. */
import { expect, it } from 'vitest'
import { catalogues } from '../../collector/words/words.ts'
import { sv } from '../../src/words/sv.ts'

/** In favour of *insamlingen*, *formulärtext*, *kontrollsumma*. */
const left = /insamlare|mottagaren|formulering|textpaket|fingeravtryck/i

/** Every text of a catalogue, a function's with its places empty. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [String(value)]
  return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : []
}

it('no screen of the app or the collector says what the glossary has another word for', () => {
  const said = [...texts(sv), ...texts(catalogues.sv)]
  expect(said.length).toBeGreaterThan(1000)
  expect(said.filter((text) => left.test(text))).toEqual([])
})
