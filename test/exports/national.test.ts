/** The nation's tables as JSON-stat 2, read by the format's own author's reader. */
import JSONstat from 'jsonstat-toolkit'
import { describe, expect, it } from 'vitest'
import { national, nationalJsonStat, period2014, practicePeriod } from '#aggregate'
import { labelsFor } from '../../collector/national/labels.ts'
import { nationalLabels } from '../../src/exports/national/national-labels.ts'
import { swedish } from '../../src/words/index.tsx'
import { someBatch } from './examples.ts'
import { jsonStatFaults } from './json-stat-rules.ts'

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

describe('by the rules of the format', () => {
  const parsed = () => JSON.parse(JSON.stringify(collection))

  it('is without a fault, in every language of ours, with questionnaires and without', () => {
    expect(jsonStatFaults(parsed())).toEqual([])
    const practice = practicePeriod('2014-03-01', '2014-09-30')
    const some = [1, 2, 3].map((seed) => someBatch(seed, 90, practice))
    const figures = national({ period: practice, edition: 1, batches: some, of: 3 })
    for (const language of ['sv', 'en', 'ar'] as const) {
      const labels = labelsFor(practice, language)
      const made = nationalJsonStat(figures, labels, practice.names[language])
      expect(jsonStatFaults(JSON.parse(JSON.stringify(made)))).toEqual([])
    }
  })

  // biome-ignore lint/suspicious/noExplicitAny: a response can hold anything
  type Loose = any
  it.each<[why: string, fault: string, break_: (set: Loose, whole: Loose) => void]>([
    ['a figure too few', '/link/item/0/value: ', (set) => set.value.pop()],
    ['a figure that is a list', '/link/item/0/value/0: of the wrong kind', (set) => (set.value[0] = [1])],
    ['a status of no cell', '/link/item/0/status/99999: no such cell', (set) => (set.status[99999] = 'x')],
    ['sizes that are not as many', '/link/item/0/size: not as many as id', (set) => set.size.pop()],
    ['a size that is not so', '/link/item/0/dimension/cell/category: ', (set) => (set.size[0] += 1)],
    ['a dimension that is not named', '/link/item/0/dimension: not those of id', (set) => (set.dimension.x = {})],
    [
      'a category twice',
      '/link/item/0/dimension/cell/category/index: a name twice',
      (set) => {
        const { index } = set.dimension.cell.category
        index[1] = index[0]
      },
    ],
    [
      'a label of nothing',
      '/link/item/0/dimension/cell/category/label/x: no such category',
      (set) => (set.dimension.cell.category.label.x = 'X'),
    ],
    ['a role of nothing', '/link/item/0/role/metric', (set) => (set.role = { metric: ['x'] })],
    ['a field of its own', '/link/item/0/owner: unknown', (set) => (set.owner = 'x')],
    ['another version', '/version: not 2.0', (_, whole) => (whole.version = '1.0')],
    ['no link', '/link: a collection needs one', (_, whole) => delete whole.link],
  ])('would not pass with %s', (_, fault, break_) => {
    const whole = parsed()
    break_(whole.link.item[0], whole)
    expect(jsonStatFaults(whole).some((one) => one.startsWith(fault))).toBe(true)
  })
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
