/** Batches that units sent, each changed in one way or a few: what a program of somebody's own might send instead. */
import type { Batch } from '../../aggregate/batch/batch.ts'
import type { Period } from '../../aggregate/period/period.ts'
import { measuresOf } from '../../aggregate/plan/tables.ts'
import { type Chance, chance as seeded } from '../../src/practice/chance.ts'
import { everythingSent } from './attacker.ts'
import { nation } from './nation.ts'
import { period as of2014, releaseOf } from './release.ts'

export interface Original {
  readonly batch: Batch
  readonly period: Period
}

/** Batches of units of several sizes: all measures of 2014, and SDQ with a questionnaire in two editions. */
export function originals(seed: number, units: number): readonly Original[] {
  const whole = nation(seed).slice(0, units)
  return [
    ...whole.map((unit) => ({ batch: releaseOf(unit).batch, period: of2014 })),
    ...Array.from({ length: units }, (_, i) => everythingSent(seed + i, 0.02)).flatMap((heard) =>
      heard.map(({ release, period }) => ({ batch: release.batch, period })),
    ),
  ]
}

// biome-ignore lint/suspicious/noExplicitAny: a changed batch can hold anything
type Loose = any
interface Place {
  readonly c: Chance
  readonly b: Loose
  readonly period: Period
}
type Change = (place: Place) => void

const keys = (of: object): readonly string[] => Object.keys(of)
const someCount = ({ c, b }: Place) => {
  const table = b.counts[c.pick(keys(b.counts))]
  return { table, cell: c.pick(keys(table)) }
}
function someCell({ c, b }: Place): Loose {
  const table = b.scores[c.pick(keys(b.scores))]
  return table.cells[c.pick(keys(table.cells))]
}
function someStats(place: Place): Loose {
  const { first, last } = someCell(place)
  return place.c.pick([first, last].filter(Boolean))
}
const tenth = (value: number) => Math.round(value * 10) / 10
const word = ({ c }: Place) => c.pick(['Testa Testsson', '190001010000', 'testa-testsson', 'Södra skolan 3B', 'x', ''])

/** By name, so that a report says what was tried. */
export const changes: Readonly<Record<string, Change>> = {
  'a count moved by fives': (at) => {
    const { table, cell } = someCount(at)
    table[cell] += 5 * at.c.pick([-3, -2, -1, 1, 2, 3, 8])
  },
  'any count': (at) => {
    const { table, cell } = someCount(at)
    table[cell] = at.c.pick([at.c.whole(-5, 80), 5 * at.c.whole(0, 60)])
  },
  'a reason larger than its people': (at) => {
    const cell = at.c.pick(keys(at.b.counts.reasons))
    at.b.counts.reasons[cell] = at.b.counts['sex.age'][cell.split('|').slice(0, 2).join('|')] + 5 * at.c.whole(1, 3)
  },
  'people smaller than their reasons': (at) => {
    const cells = at.b.counts['sex.age']
    cells[at.c.pick(keys(cells))] = 0
  },
  'known and unknown reasons of the same': (at) => {
    const who = at.c.pick(keys(at.b.counts['sex.age']))
    for (const cell of [
      `${who}|unknown`,
      at.c.pick(keys(at.b.counts.reasons).filter((cell) => cell.startsWith(`${who}|`))),
    ])
      at.b.counts.reasons[cell] = at.b.counts['sex.age'][who]
  },
  'a table of half the children': (at) => {
    const table = at.b.counts[at.c.pick(keys(at.b.counts))]
    for (const cell of keys(table)) table[cell] = 5 * Math.floor(table[cell] / 10)
  },
  'two counts exchanged': (at) => {
    const [one, other] = [someCount(at), someCount(at)]
    ;[one.table[one.cell], other.table[other.cell]] = [other.table[other.cell], one.table[one.cell]]
  },
  'a mean moved': (at) => {
    const stats = someStats(at)
    stats.mean = tenth(stats.mean + at.c.pick([-4, -1, -0.3, -0.1, 0.1, 0.3, 1, 4]))
  },
  'a mean near an end': (at) => {
    const scale = at.c.pick([10, 40, 100])
    someStats(at).mean = at.c.pick([0, 0.1, 0.3, 0.6, 1, 1.2, tenth(scale - 0.2), scale])
  },
  'any mean': (at) => {
    someStats(at).mean = at.c.pick([at.c.whole(-1, 41), tenth(41 * at.c.next()), 41 * at.c.next()])
  },
  'a spread moved': (at) => {
    const stats = someStats(at)
    stats.sd = tenth((stats.sd ?? 3) + at.c.pick([-3, -1, -0.2, 0.2, 1, 3]))
  },
  'any spread': (at) => {
    someStats(at).sd = at.c.pick([0, 0.1, tenth(2 * at.c.next()), tenth(20 * at.c.next()), tenth(50 * at.c.next())])
  },
  'no spread': (at) => {
    someStats(at).sd = null
  },
  'no spread in a whole cell': (at) => {
    const { first, last } = someCell(at)
    for (const stats of [first, last].filter(Boolean)) stats.sd = null
  },
  'a band moved': (at) => {
    const { bands } = someStats(at)
    bands[at.c.pick(keys(bands))] += 5 * at.c.pick([-2, -1, 1, 2, 4])
  },
  'nearly all in one band': (at) => {
    const cell = someCell(at)
    const bands = at.c.pick([cell.first, cell.last].filter(Boolean)).bands
    const full = at.c.pick(keys(bands))
    for (const band of keys(bands)) bands[band] = band === full ? cell.n : 0
  },
  'nearly all in the lowest band': (at) => {
    const { bands } = someStats(at)
    for (const band of keys(bands)) bands[band] = 0
  },
  'a group of another size': (at) => {
    const cell = someCell(at)
    cell.n = Math.max(0, cell.n + 5 * at.c.pick([-3, -2, -1, 1, 2, 5]))
  },
  'scores of more than came': (at) => {
    const { n } = someCell(at)
    const cell = someCell(at)
    cell.n = n + 5 * at.c.whole(10, 60)
  },
  'figures of another cell': (at) => {
    const [one, other] = [someCell(at), someCell(at)]
    Object.assign(one, structuredClone(other))
  },
  'figures of another time or scale': (at) => {
    Object.assign(someStats(at), structuredClone(someStats(at)))
  },
  'a total beside other parts': (at) => {
    const table = at.c.pick(
      keys(at.b.scores).filter((id) => /sdq.*\.(total|emotional|conduct|hyperactivity|peer)$/.test(id)),
    )
    const stats = at.c.pick(Object.values(at.b.scores[table].cells) as Loose[]).first
    if (at.c.yes(0.5)) stats.mean = tenth(stats.mean + at.c.pick([-0.6, -0.3, -0.2, 0.2, 0.3, 0.6, 3]))
    else stats.sd = tenth((stats.sd ?? 2) * at.c.pick([0.3, 0.6, 1.5, 2.5]))
  },
  'a time taken out': (at) => {
    const cell = someCell(at)
    cell[at.c.pick(['first', 'last'])] = null
  },
  'a cell or table of scores taken out': (at) => {
    const id = at.c.pick(keys(at.b.scores))
    if (at.c.yes(0.5)) delete at.b.scores[id]
    else delete at.b.scores[id].cells[at.c.pick(keys(at.b.scores[id].cells))]
  },
  'completers taken out': (at) => {
    const measure = at.c.pick(keys(at.b.scores)).split('.')[0]
    for (const id of keys(at.b.scores).filter((id) => id.startsWith(`${measure}.`))) {
      for (const cell of keys(at.b.scores[id].cells))
        if (cell.startsWith('completers')) delete at.b.scores[id].cells[cell]
      if (keys(at.b.scores[id].cells).length === 0) delete at.b.scores[id]
    }
  },
  'a table of counts taken out': (at) => {
    delete at.b.counts[at.c.pick(keys(at.b.counts))]
  },
  'another level': (at) => {
    const table = at.b.scores[at.c.pick(keys(at.b.scores))]
    table.level = at.c.pick(['sex.age', 'sex', 'all'])
  },
  'a group called another': (at) => {
    const { cells } = at.b.scores[at.c.pick(keys(at.b.scores))]
    const from = at.c.pick(keys(cells))
    const to = at.c.pick(['all', 'completers', 'baseline', 'completers|x', 'baseline|f|outside', 'completers|m|0-12'])
    cells[to] = cells[from]
    if (to !== from) delete cells[from]
  },
  'a scale that was not there': (at) => {
    const { measure } = at.c.pick(measuresOf(at.period))
    const to = `${measure.id}.${at.c.pick(measure.scales).id}`
    at.b.scores[to] = structuredClone(at.b.scores[at.c.pick(keys(at.b.scores))])
  },
  'text for a name': (at) => {
    at.b[at.c.pick(['joined', 'app', 'unit', 'plan', 'rules', 'period', 'format', 'comment'])] = word(at)
  },
  'text for a code': (at) => {
    const table = at.b.counts[at.c.pick(keys(at.b.counts))]
    table[word(at)] = 5
  },
  'text for a table or a band': (at) => {
    if (at.c.yes(0.5)) at.b.counts[word(at)] = { x: 5 }
    else someStats(at).bands[word(at)] = 5
  },
  'text for a figure': (at) => {
    const { table, cell } = someCount(at)
    table[cell] = word(at)
  },
  'another edition or size': (at) => {
    if (at.c.yes(0.5)) at.b.edition = at.c.pick([1, 2, 3])
    else at.b.size = 'too-few'
    if (at.c.yes(0.3)) Object.assign(at.b, { counts: {}, scores: {} })
  },
  'edition 2 with some tables': (at) => {
    at.b.edition = 2
    for (const id of keys(at.b.counts)) if (at.c.yes(0.4)) delete at.b.counts[id]
    if (at.c.yes(0.3)) at.b.scores = {}
  },
}

export interface Mutant extends Original {
  /** Which changes made it. */
  readonly by: readonly string[]
}

/** So many mutants, each kind as often. What a change has nothing to work on stays as it was and is left out. */
export function* mutants(of: readonly Original[], count: number, seed: number): Generator<Mutant> {
  const c = seeded(seed)
  const kinds = Object.entries(changes)
  for (let made = 0; made < count; ) {
    const { batch, period } = c.pick(of)
    const changed: Loose = structuredClone(batch)
    const first = kinds[made % kinds.length]
    const chosen = [first, ...(c.yes(0.25) ? [c.pick(kinds)] : [])].flatMap((one) => (one ? [one] : []))
    try {
      for (const [, change] of chosen) change({ c, b: changed, period })
    } catch (fault) {
      // This batch has no such place: a small unit sends no scores.
      if (fault instanceof TypeError) continue
      throw fault
    }
    if (JSON.stringify(changed) === JSON.stringify(batch)) continue
    made++
    yield { batch: changed, period, by: chosen.map(([name]) => name) }
  }
}
