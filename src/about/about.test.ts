import { expect, it } from 'vitest'
import { lix } from '#instruments'
import { families as ar } from './families/ar.ts'
import { families as en } from './families/en.ts'
import { families as sv } from './families/sv.ts'

const sentences = ({ lead, sections }: typeof sv) => [lead, ...sections.flatMap(({ points }) => points)]

it('tells families in easy Swedish: LIX 30 at most, and no sentence over eighteen words', () => {
  expect(lix(sentences(sv).join('\n'))).toBeLessThanOrEqual(30)
  const long = sentences(sv)
    .flatMap((point) => point.split(/[.?!]\s/))
    .filter((sentence) => sentence.split(/\s+/).length > 18)
  expect(long).toEqual([])
})

it('tells the same in each language: as many headings and points', () => {
  const shape = ({ sections }: typeof sv) => sections.map(({ points }) => points.length)
  expect([shape(en), shape(ar)]).toEqual([shape(sv), shape(sv)])
})

it('says what no family should have to ask for', () => {
  const said = sentences(sv).join(' ')
  for (const must of [
    'hoppa över',
    'även om du inte svarar',
    'rättas',
    'tas bort',
    'dataskyddsombudet',
    'server',
    'IMY',
    'inte tas tillbaka',
  ])
    expect(said).toContain(must)
})
