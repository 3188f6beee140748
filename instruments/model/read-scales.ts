/** The part of the form's check that reads its scales: what they add, how they bear blanks, and where each was printed. */

import { faultOfLine } from './check-text.ts'
import { checkLine, checkList, type FormFaults, grades, longest, most, namesOf, whole } from './form-parts.ts'
import { isRecord } from './read-data.ts'

interface Known {
  readonly items: readonly string[]
  readonly sources: readonly string[]
}

export function checkScales(faults: FormFaults, at: string, value: unknown, known: Known): void {
  namesOf(faults, at, value, most.scales)
  const before = new Map<string, readonly string[]>()
  for (const [id, scale] of Object.entries(isRecord(value) ? value : {})) {
    if (!isRecord(scale)) faults.add(`${at}.${id}`, 'missing')
    else before.set(id, checkScale(faults, `${at}.${id}`, scale, known, before))
  }
}

/** The scales that stand before one, those it may add, each with the items that it counts in the end. */
type Before = ReadonlyMap<string, readonly string[]>

/** Gives the items that it counts. */
function checkScale(
  faults: FormFaults,
  at: string,
  scale: Record<string, unknown>,
  known: Known,
  before: Before,
): readonly string[] {
  if (scale.name !== undefined) checkLine(faults, `${at}.name`, scale.name)
  if (scale.decimals !== undefined && !whole(scale.decimals, 0, 2)) faults.add(`${at}.decimals`, 'bad-number')
  if (scale.higherIs !== 'worse' && scale.higherIs !== 'better') faults.add(`${at}.higherIs`, 'unknown-direction')
  checkCite(faults, `${at}.cite`, scale.cite, known)
  if (!('items' in scale)) return checkSum(faults, at, scale, before)
  checkItemScale(faults, at, scale, known)
  return Array.isArray(scale.items) ? scale.items.map(String) : []
}

/** An item that comes in twice, with the same scale, inside another sum or in two scales that share it, counts double. */
function checkSum(faults: FormFaults, at: string, scale: Record<string, unknown>, before: Before): readonly string[] {
  faults.keys(scale, at, 'name higherIs cite decimals scales')
  const added: string[] = []
  const parts: unknown = scale.scales
  if (!Array.isArray(parts) || parts.length === 0) faults.add(`${at}.scales`, 'missing')
  else
    for (const [index, part] of parts.entries()) {
      const come = before.get(String(part))
      if (typeof part !== 'string' || !come) faults.add(`${at}.scales`, 'unknown-scale')
      else if (come.some((id) => added.includes(id))) faults.add(`${at}.scales.${index}`, 'repeated-scale')
      else added.push(...come)
    }
  return added
}

function checkItemScale(faults: FormFaults, at: string, scale: Record<string, unknown>, known: Known): void {
  faults.keys(scale, at, 'name higherIs cite decimals items combine times round missing gate')
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
  if (!isRecord(cite) || faultOfLine(cite.at, longest.reference)) {
    faults.add(at, 'bad-cite')
    return
  }
  faults.keys(cite, at, 'source at grade')
  if (!known.sources.some((id) => id === cite.source)) faults.add(`${at}.source`, 'unknown-source')
  if (!grades.some((grade) => grade === cite.grade)) faults.add(`${at}.grade`, 'unknown-grade')
}
