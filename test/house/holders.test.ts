import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { holders } from '../../src/wordings/missing/holders.ts'

const named = new Map(holders.flatMap(({ name, instruments }) => instruments.map((id) => [id, name] as const)))

/** @returns who holds the sentences, by the first words under *Rights*; null where they are free; undefined where that is not said */
function holderIn(sources: string): string | null | undefined {
  const [, holder] = /\*\*Rights\.\*\* ([^.,]+)/.exec(sources) ?? []
  return holder ?? (/free to print and to change/i.test(sources) ? null : undefined)
}

const instruments = globSync('instruments/*/SOURCES.md').map((file) => file.split('/')[1] as string)

it.each(instruments)(
  'the page of forms without a text names the holder of %s as its SOURCES.md does, or nobody',
  (id) => {
    expect(named.get(id) ?? null).toBe(holderIn(readFileSync(`instruments/${id}/SOURCES.md`, 'utf8')))
  },
)

it('names the holder of no instrument that is not here', () => {
  expect([...named.keys()].filter((id) => !instruments.includes(id))).toEqual([])
})

it('an instrument whose SOURCES.md says neither who holds its sentences nor that they are free fits no holder', () => {
  expect(holderIn('# X: where the figures come from')).toBeUndefined()
})
