/** Scores as the rules make them: one level a measure, mean with one decimal from ten, spread from twenty. */
import type { Period } from '../period/period.ts'
import { linksOf } from '../plan/linked.ts'
import type { Level, Measure } from '../plan/plan.ts'
import { planOf } from '../plan/plans.ts'
import { ageCells, measuresOf, type ScoreTable, tablesOf } from '../plan/tables.ts'
import type { Batch, ScoreCell, Stats } from './batch.ts'
import { countFault } from './check-counts.ts'
import type { Fault } from './fault.ts'
import { groupFrom, sdFrom } from './limits.ts'

export function scoreFaults({ scores }: Batch, period: Period): readonly Fault[] {
  const known = new Map(
    tablesOf(period)
      .filter((table) => table.kind === 'score')
      .map((table) => [table.id, table]),
  )
  const { base } = planOf(period)
  const each = Object.entries(scores).flatMap(([id, { level, cells }]): readonly Fault[] => {
    const at = `scores/${id}`
    const table = known.get(id)
    if (!table) return [{ at, reason: 'unknown-table' }]
    if (Object.keys(cells).length === 0) return [{ at, reason: 'empty-table' }]
    const allowed = new Set(scoreCells(level, table.followedUp, period))
    return [
      ...Object.entries(cells).flatMap(([cell, figures]): readonly Fault[] =>
        allowed.has(cell)
          ? cellFaults(`${at}/${cell}`, figures, table, base)
          : [{ at: `${at}/${cell}`, reason: 'unknown-cell' }],
      ),
    ]
  })
  const together = measuresOf(period).flatMap(({ measure }) => measureFaults(measure, scores))
  return [...each, ...together]
}

/** What holds between the scales of one measure: one level, one split, and never a sum with one part kept back. */
function measureFaults(measure: Measure, scores: Batch['scores']): readonly Fault[] {
  const { id, scales } = measure
  const sent = scales.flatMap((scale) => scores[`${id}.${scale.id}`] ?? [])
  const faults: Fault[] =
    new Set(sent.map(({ level }) => level)).size > 1 ? [{ at: `scores/${id}`, reason: 'levels-differ' }] : []
  faults.push(
    ...groupFaults(
      `scores/${id}`,
      sent.flatMap(({ cells }) => Object.keys(cells)),
    ),
  )
  for (const { whole, parts } of linksOf(measure)) {
    const sentAt = (scale: string) => times(scores[`${id}.${scale}`]?.cells ?? {})
    for (const cell of new Set(parts.flatMap(sentAt)))
      if (![whole, ...parts].every((scale) => sentAt(scale).includes(cell)))
        faults.push({ at: `scores/${id}.${whole}/${cell}`, reason: 'part-missing' })
  }
  return faults
}

const times = (cells: Readonly<Record<string, ScoreCell>>) =>
  Object.entries(cells).flatMap(([cell, { first, last }]) => [
    ...(first ? [`${cell}/first`] : []),
    ...(last ? [`${cell}/last`] : []),
  ])

/** Every cell a score table may hold at a level, as `completers|f|13-18`, `baseline|f`, `all`. */
export function scoreCells(level: Level, followedUp: boolean, period: Period): readonly string[] {
  const groups = followedUp ? ['completers', 'baseline', 'all'] : ['all']
  return groups.flatMap((group) => peopleAt(level, period).map((who) => (who === '' ? group : `${group}|${who}`)))
}

function peopleAt(level: Level, period: Period): readonly string[] {
  const { sexes } = planOf(period)
  if (level === 'all') return ['']
  if (level === 'sex') return sexes
  return sexes.flatMap((sex) => ageCells(period).map((age) => `${sex}|${age}`))
}

/** The whole beside its parts would give the other part by subtraction. */
function groupFaults(at: string, cells: readonly string[]): readonly Fault[] {
  const whole = cells.some((cell) => cell.split('|')[0] === 'all')
  const split = cells.some((cell) => cell.split('|')[0] !== 'all')
  return whole && split ? [{ at, reason: 'margin' }] : []
}

function cellFaults(at: string, { n, first, last }: ScoreCell, table: ScoreTable, base: number): readonly Fault[] {
  const faults = [...countFault(`${at}/n`, n, base)]
  if (faults.length === 0 && n < groupFrom) faults.push({ at: `${at}/n`, reason: 'n-below-10' })
  if (first === null && last === null) faults.push({ at, reason: 'empty-table' })
  if (last !== null && !at.includes('/completers')) faults.push({ at: `${at}/last`, reason: 'unknown-field' })
  for (const [time, stats] of Object.entries({ first, last }))
    if (stats) faults.push(...statsFaults(`${at}/${time}`, stats, n, table, base))
  return faults
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10 === value

function statsFaults(at: string, { mean, sd, bands }: Stats, n: number, table: ScoreTable, base: number) {
  const faults: Fault[] = []
  const [lowest, highest] = table.scale.range
  if (!oneDecimal(mean)) faults.push({ at: `${at}/mean`, reason: 'mean-too-exact' })
  if (mean < lowest || mean > highest) faults.push({ at: `${at}/mean`, reason: 'mean-out-of-range' })
  if (sd !== null) {
    if (table.scale.ofChange) faults.push({ at: `${at}/sd`, reason: 'unknown-field' })
    if (n < sdFrom) faults.push({ at: `${at}/sd`, reason: 'sd-below-20' })
    if (!oneDecimal(sd)) faults.push({ at: `${at}/sd`, reason: 'sd-too-exact' })
    if (sd < 0 || sd > highest - lowest) faults.push({ at: `${at}/sd`, reason: 'sd-out-of-range' })
  }
  return [...faults, ...bandFaults(at, bands, n, table, base)]
}

function bandFaults(at: string, bands: Stats['bands'], n: number, table: ScoreTable, base: number): readonly Fault[] {
  const [left, ...sent] = table.scale.bands.map(({ id }) => id)
  const faults = Object.entries(bands).flatMap(([band, count]): readonly Fault[] => {
    const where = `${at}/bands/${band}`
    if (band === left) return [{ at: where, reason: 'margin' }]
    return sent.includes(band) ? countFault(where, count, base) : [{ at: where, reason: 'unknown-cell' }]
  })
  for (const band of sent)
    if (!Object.hasOwn(bands, band)) faults.push({ at: `${at}/bands/${band}`, reason: 'missing-cell' })
  // A band has the draw of its group, and cannot pass it.
  if (Object.values(bands).some((count) => count > n)) faults.push({ at: `${at}/bands`, reason: 'bands-above-n' })
  return faults
}
