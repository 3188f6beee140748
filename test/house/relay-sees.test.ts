/** What the page of the unit's server says it sees is all that the server keeps: a new table is put to words, or is none of the unit's. */
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sv } from '../../src/words/sv.ts'

const saidOf: Readonly<Record<string, `relay.sees.${string}`>> = {
  units: 'relay.sees.ids',
  members: 'relay.sees.tablets',
  steps: 'relay.sees.ids',
  logs: 'relay.sees.sizes',
  entries: 'relay.sees.sizes',
  rows: 'relay.sees.erased',
  requests: 'relay.sees.sizes',
  letters: 'relay.sees.tablets',
  slip_units: 'relay.sees.slips',
  slips: 'relay.sees.slips',
  forms: 'relay.sees.slips',
  reading: 'relay.sees.addresses',
}
/** The server's own keys, codes given out, limits, pairings for some minutes, and receipts of units that have closed. */
const ofNoUnit = ['store', 'codes', 'counts', 'pairings', 'closed']

it('a unit is told of every table that its server keeps about it, on the page where it joins', () => {
  const made = globSync('relay/migrations/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/createTable\('(\w+)'\)/g)].map(([, table]) => table),
  )
  expect(made.toSorted()).toEqual([...Object.keys(saidOf), ...ofNoUnit].toSorted())
  const page = readFileSync('src/app/unit/relay/relay-page.tsx', 'utf8')
  const shown = [...page.matchAll(/'(relay\.sees\.\w+)'/g)].map(([, key]) => key)
  const words = Object.keys(sv).filter((key) => key.startsWith('relay.sees.'))
  expect(shown.toSorted()).toEqual([...new Set(Object.values(saidOf))].toSorted())
  expect(words.toSorted()).toEqual(shown.toSorted())
})
