/**
 * The only reader of a batch from outside. A figure that the disclosure rules could not have made is refused here, before
 * it is stored or logged: a raw table sent by mistake stops at this line.
 */
import { correctionOf, type Period } from '../period/period.ts'
import { levels } from '../plan/plan.ts'
import { planOf, plans } from '../plan/plans.ts'
import { tablesOf } from '../plan/tables.ts'
import { type Batch, batchShape } from './batch.ts'
import { countFaults } from './check-counts.ts'
import { scoreCells, scoreFaults } from './check-scores.ts'
import { togetherFaults } from './check-together.ts'
import type { Fault } from './fault.ts'

export type ReadBatch = { readonly batch: Batch } | { readonly refused: readonly Fault[] }

const most = 50

/** @param earlier ids of the periods that had ended when this one began: `joined` is one of them, or null */
export function readBatch(value: unknown, period: Period, earlier: readonly string[] = []): ReadBatch {
  const read = batchShape.safeParse(value)
  const faults = read.success
    ? [...headFaults(read.data, period, earlier), ...bodyFaults(read.data, period)]
    : shapeFaults(value, read.error.issues)
  if (read.success && faults.length === 0) return { batch: read.data }
  const known = knownNames(period)
  return { refused: faults.slice(0, most).map((fault) => ({ ...fault, at: hideUnknown(fault.at, known) })) }
}

/** Every name that this project has given to something in a batch. */
function knownNames(period: Period): ReadonlySet<string> {
  const tables = tablesOf(period)
  const scoreTables = tables.filter((table) => table.kind === 'score')
  return new Set([
    ...Object.keys(batchShape.shape),
    ...['level', 'cells', 'n', 'first', 'last', 'mean', 'sd', 'bands'],
    ...tables.map(({ id }) => id),
    ...tables.flatMap((table) => (table.kind === 'count' ? table.cells : [])),
    ...scoreTables.flatMap(({ measure, scale }) => [measure.id, ...scale.bands.map(({ id }) => id)]),
    ...levels.flatMap((level) => scoreCells(level, true, period)),
  ])
}

/** A name of the sender's own may be a person's: it is neither said back nor logged. */
const hideUnknown = (at: string, known: ReadonlySet<string>) =>
  at
    .split('/')
    .map((name) => (known.has(name) ? name : '?'))
    .join('/')

function shapeFaults(
  value: unknown,
  issues: readonly { code: string; path: readonly PropertyKey[] }[],
): readonly Fault[] {
  const plan = typeof value === 'object' && value !== null && 'plan' in value ? value.plan : null
  if (typeof plan === 'string' && !Object.hasOwn(plans, plan)) return [{ at: 'plan', reason: 'unknown-plan' }]
  return issues.map(({ code, path }) => ({
    at: path.map(String).join('/'),
    reason: code === 'unrecognized_keys' ? 'unknown-field' : 'wrong-shape',
  }))
}

function headFaults(batch: Batch, period: Period, earlier: readonly string[]): readonly Fault[] {
  const plan = planOf(period)
  const faults: Fault[] = []
  if (!Object.hasOwn(plans, batch.plan)) faults.push({ at: 'plan', reason: 'unknown-plan' })
  else if (batch.plan !== plan.id) faults.push({ at: 'plan', reason: 'plan-too-old' })
  if (batch.rules !== plan.rules) faults.push({ at: 'rules', reason: 'other-rules' })
  if (batch.period !== period.id) faults.push({ at: 'period', reason: 'other-period' })
  else if ((batch.correction ?? 0) !== correctionOf(period))
    faults.push({ at: 'correction', reason: 'other-correction' })
  if (batch.joined === period.id) faults.push({ at: 'joined', reason: 'joined-to-itself' })
  else if (batch.joined !== null && !earlier.includes(batch.joined))
    faults.push({ at: 'joined', reason: 'joined-to-unknown' })
  if (batch.rehearsal !== (period.kind === 'rehearsal')) faults.push({ at: 'rehearsal', reason: 'rehearsal-and-live' })
  return faults
}

function bodyFaults(batch: Batch, period: Period): readonly Fault[] {
  const sent = Object.keys(batch.counts).length + Object.keys(batch.scores).length
  // A unit takes part once: without figures there is no edition 2.
  if (sent === 0 && (batch.size === 'enough' || batch.edition === 2)) return [{ at: 'size', reason: 'empty-batch' }]
  if (batch.size === 'enough') {
    const faults = [...countFaults(batch, period), ...scoreFaults(batch, period)]
    // What each is a figure of is asked only of figures that are right by themselves.
    return faults.length > 0 ? faults : togetherFaults(batch, period)
  }
  return sent === 0 ? [] : [{ at: 'size', reason: 'figures-of-too-few' }]
}
