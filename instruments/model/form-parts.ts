/** Small checks that the parts of a form share, and the list of what can be wrong with one. */
import { faultOfLine } from './check-text.ts'
import type { Grade } from './definition.ts'
import { type Fault, type Faults, isRecord } from './read-data.ts'

export type FormFault = Fault<
  | 'not-a-form'
  | 'unknown-key'
  | 'missing'
  | 'not-text'
  | 'too-long'
  | 'markup'
  | 'garbled'
  | 'hidden-characters'
  | 'outer-space'
  | 'bad-id'
  | 'bad-revision'
  | 'unknown-informant'
  | 'bad-ages'
  | 'unknown-period'
  | 'unknown-occasion'
  | 'bad-number'
  | 'no-items'
  | 'too-many'
  | 'bad-choices'
  | 'bad-bounds'
  | 'unknown-kind'
  | 'unknown-item'
  | 'repeated-item'
  | 'unknown-scale'
  | 'repeated-scale'
  | 'unknown-combine'
  | 'unknown-direction'
  | 'bad-blanks'
  | 'bad-cite'
  | 'unknown-source'
  | 'unknown-grade'
>
export type FormFaults = Faults<FormFault['reason']>

/** Far above any printed form; a larger one is something else. */
export const most = { items: 200, choices: 20, scales: 60, sources: 40, worth: 1000, number: 100_000 } as const

export const grades: readonly Grade[] = ['primary', 'secondary', 'recalled', 'derived', 'own']

/** As on the command line, and in a cell's name: small letters, digits and single dashes. */
const slug = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
/** An item's or a scale's: begins with a letter, so that no engine sorts it as a number. */
const name = /^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/i
export const longest = { id: 60, line: 200, reference: 1000 } as const

export function checkSlug(faults: FormFaults, at: string, value: unknown): void {
  if (typeof value !== 'string' || value.length > longest.id || !slug.test(value)) faults.add(at, 'bad-id')
}

/** One line of plain text. */
export function checkLine(faults: FormFaults, at: string, value: unknown, most: number = longest.line): void {
  const fault = faultOfLine(value, most)
  if (fault) faults.add(at, fault === 'empty' ? 'not-text' : fault)
}

/** The keys of a record of named things; none, with the fault said, where it is no such record. */
export function namesOf(faults: FormFaults, at: string, value: unknown, limit: number): readonly string[] {
  if (!isRecord(value)) {
    faults.add(at, 'missing')
    return []
  }
  const keys = Object.keys(value)
  if (keys.length > limit) faults.add(at, 'too-many')
  for (const key of keys) if (key.length > longest.id || !name.test(key)) faults.add(`${at}.${key}`, 'bad-id')
  return keys
}

export const whole = (value: unknown, from: number, to: number): value is number =>
  Number.isInteger(value) && (value as number) >= from && (value as number) <= to

/** A list that names some of the form's own items, each once. */
export function checkList(faults: FormFaults, at: string, value: unknown, items: readonly string[]): void {
  if (!Array.isArray(value)) {
    faults.add(at, 'missing')
    return
  }
  for (const [index, one] of value.entries()) {
    if (!items.some((id) => id === one)) faults.add(`${at}.${index}`, 'unknown-item')
    else if (value.indexOf(one) < index) faults.add(`${at}.${index}`, 'repeated-item')
  }
}
