/** The part of the form's check that reads its scales: what they add, how they bear blanks, and where each was printed. */

import { checkLine, checkList, type FormFaults, grades, most, namesOf, whole } from './form-parts.ts'
import { isRecord } from './read-data.ts'

interface Known {
  readonly items: readonly string[]
  readonly sources: readonly string[]
}

export function checkScales(faults: FormFaults, at: string, value: unknown, known: Known): void {
  const ids = namesOf(faults, at, value, most.scales)
  for (const [index, [id, scale]] of Object.entries(isRecord(value) ? value : {}).entries()) {
    if (!isRecord(scale)) faults.add(`${at}.${id}`, 'missing')
    else checkScale(faults, `${at}.${id}`, scale, known, ids.slice(0, index))
  }
}

/** `before` are the scales that stand before this one: those it may add. */
function checkScale(
  faults: FormFaults,
  at: string,
  scale: Record<string, unknown>,
  known: Known,
  before: readonly string[],
): void {
  if (scale.name !== undefined) checkLine(faults, `${at}.name`, scale.name)
  if (scale.higherIs !== 'worse' && scale.higherIs !== 'better') faults.add(`${at}.higherIs`, 'unknown-direction')
  checkCite(faults, `${at}.cite`, scale.cite, known)
  if ('items' in scale) checkItemScale(faults, at, scale, known)
  else {
    faults.keys(scale, at, 'name higherIs cite scales')
    const parts: unknown = scale.scales
    if (!Array.isArray(parts) || parts.length === 0) faults.add(`${at}.scales`, 'missing')
    else for (const part of parts) if (!before.some((id) => id === part)) faults.add(`${at}.scales`, 'unknown-scale')
  }
}

function checkItemScale(faults: FormFaults, at: string, scale: Record<string, unknown>, known: Known): void {
  faults.keys(scale, at, 'name higherIs cite items combine times round missing gate')
  const { items, combine, times, round, missing, gate } = scale
  checkList(faults, `${at}.items`, items, known.items)
  const of = Array.isArray(items) ? items.length : 0
  if (Array.isArray(items) && of === 0) faults.add(`${at}.items`, 'no-items')
  if (combine !== 'sum' && combine !== 'mean') faults.add(`${at}.combine`, 'unknown-combine')
  if (times !== undefined && !whole(times, 1, 1000)) faults.add(`${at}.times`, 'bad-number')
  if (round !== undefined && round !== 'half-up') faults.add(`${at}.round`, 'bad-number')
  checkBlanks(faults, `${at}.missing`, missing, of, known)
  if (gate === undefined) return
  if (!isRecord(gate)) {
    faults.add(`${at}.gate`, 'missing')
    return
  }
  faults.keys(gate, `${at}.gate`, 'item cite')
  if (!known.items.some((id) => id === gate.item)) faults.add(`${at}.gate.item`, 'unknown-item')
  checkCite(faults, `${at}.gate.cite`, gate.cite, known)
}

/** The rule for blanks has no default: silence is a fault. */
function checkBlanks(faults: FormFaults, at: string, rule: unknown, of: number, known: Known): void {
  if (!isRecord(rule)) {
    faults.add(at, 'bad-blanks')
    return
  }
  faults.keys(rule, at, 'allow by cite')
  checkCite(faults, `${at}.cite`, rule.cite, known)
  const { allow, by } = rule
  const filled = by === 'person-mean' || by === 'zero'
  if (!whole(allow, 0, Math.max(0, of - 1)) || (allow === 0 ? by !== undefined : !filled)) faults.add(at, 'bad-blanks')
}

function checkCite(faults: FormFaults, at: string, cite: unknown, known: Known): void {
  if (!isRecord(cite) || typeof cite.at !== 'string' || cite.at.trim() === '') {
    faults.add(at, 'bad-cite')
    return
  }
  faults.keys(cite, at, 'source at grade')
  if (!known.sources.some((id) => id === cite.source)) faults.add(`${at}.source`, 'unknown-source')
  if (!grades.some((grade) => grade === cite.grade)) faults.add(`${at}.grade`, 'unknown-grade')
}
