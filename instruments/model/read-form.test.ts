import { describe, expect, it } from 'vitest'
import { ordinaryWeekForm } from '../ordinary-week/instrument.ts'
import { readForm } from './read-form.ts'

// Every built-in form goes through it in instruments/every-instrument.test.ts.

// biome-ignore lint/suspicious/noExplicitAny: a file can hold anything
type Loose = any

function faultsOf(change: (form: Loose) => void): readonly string[] {
  const form: Loose = JSON.parse(JSON.stringify(ordinaryWeekForm))
  change(form)
  const read = readForm(form)
  return read.ok ? [] : read.faults.map(({ at, reason }) => `${at}: ${reason}`)
}

describe('a form is refused', () => {
  it.each<[why: string, fault: string, change: (form: Loose) => void]>([
    ['with a field of its own', 'owner: unknown-key', (f) => (f.owner = 'x')],
    ['without a title', 'title: missing', (f) => delete f.title],
    ['with markup in its title', 'title: markup', (f) => (f.title = '<b>Vecka</b>')],
    ['with a title as long as a page', 'title: too-long', (f) => (f.title = 'x'.repeat(201))],
    ['with an id that no cell could bear', 'id: bad-id', (f) => (f.id = 'my|week')],
    ['with a revision below 1', 'revision: bad-revision', (f) => (f.revision = 0)],
    ['with an unknown informant', 'informant: unknown-informant', (f) => (f.informant = 'sibling')],
    ['with ages the wrong way', 'ages: bad-ages', (f) => (f.ages = { from: 18, to: 8 })],
    ['with a period of its own', 'period: unknown-period', (f) => (f.period = '3-weeks')],
    ['with an unknown occasion', 'occasion: unknown-occasion', (f) => (f.occasion = 'last')],
    ['without items', 'items: no-items', (f) => (f.items = {})],
    ['with an item that an engine would sort', 'items.1: bad-id', (f) => (f.items[1] = f.items.slept)],
    ['with one choice', 'items.slept.worth: bad-choices', (f) => (f.items.slept.worth = [0])],
    ['with half a point', 'items.slept.worth: bad-choices', (f) => (f.items.slept.worth = [0, 0.5])],
    ['with points below zero', 'items.slept.worth: bad-choices', (f) => (f.items.slept.worth = [-1, 0])],
    [
      'with one list for choices that are not as many',
      'items.worried.list: bad-choices',
      (f) =>
        Object.assign(f.items, {
          slept: { ...f.items.slept, list: 'often' },
          worried: { kind: 'choice', worth: [0, 1], list: 'often' },
        }),
    ],
    ['with a list that is no name', 'items.slept.list: bad-id', (f) => (f.items.slept.list = 'How often?')],
    ['with an unknown kind of item', 'items.slept.kind: unknown-kind', (f) => (f.items.slept.kind = 'slider')],
    [
      'with bounds the wrong way',
      'items.slept: bad-bounds',
      (f) => (f.items.slept = { kind: 'number', from: 5, to: 1 }),
    ],
    ['with markup in a topic', 'items.slept.topic: markup', (f) => (f.items.slept.topic = 'sömn &amp; vila')],
    ['with more numbers than items', 'numbered: bad-number', (f) => (f.numbered = 6)],
    ['with an alias for nothing', 'aliases.q1: unknown-item', (f) => (f.aliases = { q1: 'dreamt' })],
    ['with a scale of unknown items', 'scales.body.items.0: unknown-item', (f) => (f.scales.body.items = ['dreamt'])],
    [
      'with an item twice in a scale',
      'scales.body.items.1: repeated-item',
      (f) => (f.scales.body.items = ['slept', 'slept']),
    ],
    ['with an empty scale', 'scales.body.items: no-items', (f) => (f.scales.body.items = [])],
    ['with a median', 'scales.body.combine: unknown-combine', (f) => (f.scales.body.combine = 'median')],
    ['without a direction', 'scales.body.higherIs: unknown-direction', (f) => delete f.scales.body.higherIs],
    ['silent about blanks', 'scales.body.missing: bad-blanks', (f) => delete f.scales.body.missing],
    ['that bears every blank', 'scales.body.missing: bad-blanks', (f) => (f.scales.body.missing.allow = 2)],
    ['that bears blanks by nothing', 'scales.strain.missing: bad-blanks', (f) => delete f.scales.strain.missing.by],
    ['without where it stood', 'scales.body.cite: bad-cite', (f) => delete f.scales.body.cite.at],
    ['citing nothing', 'scales.body.cite.source: unknown-source', (f) => (f.scales.body.cite.source = 'hearsay')],
    ['with an unknown grade', 'scales.body.cite.grade: unknown-grade', (f) => (f.scales.body.cite.grade = 'good')],
    [
      'with a scale that adds one after it',
      'scales.strain.scales: unknown-scale',
      (f) => (f.scales.strain = { scales: ['body'], higherIs: 'worse', cite: f.scales.body.cite }),
    ],
    [
      'with a scale added twice',
      'scales.all.scales.1: repeated-scale',
      (f) => (f.scales.all = { scales: ['strain', 'strain'], higherIs: 'worse', cite: f.scales.body.cite }),
    ],
    [
      'with a scale added once by itself and once in a sum',
      'scales.all.scales.1: repeated-scale',
      (f) => {
        f.scales.both = { scales: ['strain', 'body'], higherIs: 'worse', cite: f.scales.body.cite }
        f.scales.all = { scales: ['both', 'body'], higherIs: 'worse', cite: f.scales.body.cite }
      },
    ],
    [
      'with two sums that hold the same scale',
      'scales.all.scales.1: repeated-scale',
      (f) => {
        const cite = f.scales.body.cite
        f.scales.one = { scales: ['strain', 'body'], higherIs: 'worse', cite }
        f.scales.two = { scales: ['body'], higherIs: 'worse', cite }
        f.scales.all = { scales: ['one', 'two'], higherIs: 'worse', cite }
      },
    ],
    [
      'with a scale that adds itself',
      'scales.all.scales: unknown-scale',
      (f) => (f.scales.all = { scales: ['all'], higherIs: 'worse', cite: f.scales.body.cite }),
    ],
    [
      'with a sum of something that is no name',
      'scales.all.scales: unknown-scale',
      (f) => (f.scales.all = { scales: [['strain']], higherIs: 'worse', cite: f.scales.body.cite }),
    ],
    ['with a gate to nowhere', 'scales.body.gate.item: unknown-item', (f) => (f.scales.body.gate = { item: 'x' })],
    ['with somebody to read nothing', 'review.0: unknown-item', (f) => (f.review = ['dreamt'])],
    ['without a list of what must be read', 'review: missing', (f) => delete f.review],
  ])('%s', (_, fault, change) => {
    expect(faultsOf(change)).toContain(fault)
  })

  it.each([null, [], 'form', 7, {}])('when it is %j', (value) => {
    expect(readForm(value).ok).toBe(false)
  })
})
