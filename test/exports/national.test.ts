/** The nation's tables as JSON-stat 2, read by the format's own author's reader. */
import JSONstat from 'jsonstat-toolkit'
import { expect, it } from 'vitest'
import { national, nationalJsonStat, period2014 } from '#aggregate'
import { nationalLabels } from '../../src/exports/national/national-labels.ts'
import { swedish } from '../../src/words/index.tsx'
import { someBatch } from './examples.ts'

const batches = [1, 2, 3, 4, 5].map((seed) => someBatch(seed, 60 + 20 * seed))
const file = national({ period: period2014, edition: 1, batches, of: 6 })
const collection = nationalJsonStat(file, nationalLabels(swedish, period2014), period2014.names.sv)
const read = JSONstat(JSON.parse(JSON.stringify(collection)))

it('is a collection of valid datasets, one a table', () => {
  expect(read.class).toBe('collection')
  const tables = [
    ...Object.keys(file.counts),
    ...Object.keys(file.scores).filter((id) => Object.keys(file.scores[id] ?? {}).length > 0),
  ]
  expect(read.length).toBe(tables.length)
  for (let i = 0; i < read.length; i += 1) {
    const set = read.Dataset(i)
    expect(set.class).toBe('dataset')
    expect(set.value.length).toBe(set.n)
    expect(set.size.reduce((all: number, one: number) => all * one, 1)).toBe(set.n)
    for (const id of set.id) {
      const { id: categories } = set.Dimension(id)
      expect(new Set(categories).size).toBe(categories.length)
      for (const one of categories) expect(set.Dimension(id).Category(one).label).not.toBe('')
    }
  }
})

it('holds every national figure, and says why one is withheld', () => {
  const interventions = read.Dataset(Object.keys(file.counts).indexOf('interventions'))
  for (const [cell, count] of Object.entries(file.counts.interventions ?? {})) {
    const got = interventions.Data({ cell, figure: 'count', measure: 'value' })
    expect(got.value).toBe('value' in count ? count.value : null)
    expect(got.status ?? null).toBe('withheld' in count ? count.withheld : null)
  }
})

it('is in the words of the reader', () => {
  expect(read.Dataset(0).Dimension('cell').Category('all|13-18').label).toBe('Alla, 13–18 år')
})
