/** One idea has one word on every screen: those that the glossary leaves are on none. And one word has one row there. */
import { readFileSync } from 'node:fs'
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

it.each([
  ['Swedish', 1],
  ['English', 2],
] as const)('no %s term has two rows in the glossary', (_, column) => {
  const rows = readFileSync('docs/glossary.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
  const terms = rows.flatMap((row) => row.split('|')[column]?.split(',') ?? []).map((term) => term.trim())
  const named = terms.filter((term) => term !== '' && term !== '---')
  expect(named.length).toBeGreaterThan(80)
  expect(named.filter((term, i) => named.indexOf(term) !== i)).toEqual([])
})
