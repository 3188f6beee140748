/** What each column of a table of earlier answers is: guessed from its name, and set right by a person. */
import { type Form, itemIds } from '#instruments'
import type { Fault } from '../fault.ts'
import { type Candidate, type Fact, folded, type Meaning, withoutBrackets } from './column-names.ts'
import { itemColumns } from './item-columns.ts'
import type { BadRow, Row } from './records.ts'

export type { Fact } from './column-names.ts'

export type Column =
  | Meaning
  /** Read by nobody. */
  | { readonly is: 'ignored' }
  /** One of several that could be the same thing: a person settles which. */
  | { readonly is: 'unclear'; readonly could: Meaning }

export type ColumnFault =
  | 'no-code-column'
  | 'no-day-column'
  | 'no-item-column'
  | 'two-columns'
  | 'two-candidates'
  | 'too-many-columns'

export type ColumnNote = Fault<'not-read' | 'maybe-supplement' | 'garbled-name'>

/** Names that files have for a fact, folded. The first two are its own, as docs/formats/earlier-answers.md has them. */
const NAMES: Readonly<Record<Fact, readonly string[]>> = {
  code: ['code', 'kod', 'ärendekod', 'ärende', 'case', 'id', 'klient', 'الرمز'],
  day: ['date', 'datum', 'dag', 'mätdatum', 'ifyllt', 'ifylld', 'day', 'completed', 'authored', 'التاريخ'],
  occasion: ['occasion', 'tillfälle', 'mättillfälle', 'omgång', 'timepoint', 'المناسبة'],
  born: ['born', 'födelseår', 'född', 'birth year', 'birthyear', 'year of birth', 'سنة الميلاد'],
  age: ['age', 'ålder', 'العمر'],
  sex: ['sex', 'kön', 'gender', 'الجنس'],
}

/**
 * A column under its own name wins over one that only looks like the thing. Where two are as good, neither is taken.
 * `settled` are those that a person has said.
 */
export function guessColumns(
  form: Form,
  header: readonly string[],
  settled: ReadonlyMap<number, Column> = new Map(),
): readonly Column[] {
  const taken = new Set([...settled.values()].map(keyOf))
  const open = header.map((name, at) => (settled.has(at) ? '' : name))
  const candidates = [...header.flatMap((_, at) => factColumn(open[at] ?? '', at)), ...itemColumns(form, open)].filter(
    ({ meaning }) => !taken.has(keyOf(meaning)),
  )
  const byKey = Map.groupBy(candidates, ({ meaning }) => keyOf(meaning))
  const columns: Column[] = header.map((_, at) => settled.get(at) ?? { is: 'ignored' })
  for (const same of byKey.values()) {
    const best = Math.min(...same.map(({ rank }) => rank))
    const [one, ...others] = same.filter(({ rank }) => rank === best)
    for (const { at, meaning } of [one, ...others].flatMap((each) => each ?? []))
      columns[at] = others.length > 0 ? { is: 'unclear', could: meaning } : meaning
  }
  return columns
}

function factColumn(name: string, at: number): readonly Candidate[] {
  const [whole, bare] = [folded(name), folded(withoutBrackets(name))]
  return (Object.keys(NAMES) as Fact[]).flatMap((is): readonly Candidate[] => {
    const names = NAMES[is].map(folded)
    const place = names.indexOf(bare)
    return place < 0 || bare === '' ? [] : [{ at, meaning: { is }, rank: place > 1 ? 3 : whole === bare ? 1 : 2 }]
  })
}

const keyOf = (column: Column): string | null =>
  column.is === 'ignored' || column.is === 'unclear' ? null : column.is === 'item' ? `item ${column.item}` : column.is

/** What a choice of columns lacks, or has twice. `at` names the column, the item or the fact. */
export function columnFaults(
  form: Form,
  header: readonly string[],
  columns: readonly Column[],
): readonly Fault<ColumnFault>[] {
  const keys = columns.map(keyOf)
  const faults: Fault<ColumnFault>[] = []
  if (columns.length !== header.length) faults.push({ at: '', reason: 'too-many-columns' })
  const unclear = new Set(columns.flatMap((column) => (column.is === 'unclear' ? [keyOf(column.could)] : [])))
  for (const [at, key] of keys.entries()) {
    if (key !== null && keys.indexOf(key) !== at) faults.push({ at: header[at] ?? '', reason: 'two-columns' })
    if (columns[at]?.is === 'unclear') faults.push({ at: header[at] ?? '', reason: 'two-candidates' })
  }
  const lacks = (key: string) => !keys.includes(key) && !unclear.has(key)
  if (lacks('code')) faults.push({ at: '', reason: 'no-code-column' })
  if (lacks('day')) faults.push({ at: '', reason: 'no-day-column' })
  for (const item of itemIds(form).slice(0, form.numbered))
    if (lacks(`item ${item}`)) faults.push({ at: item, reason: 'no-item-column' })
  return faults
}

/** Letters that another encoding leaves where å, ä and ö were. */
const GARBLED = /[\ufffdÃÂ†„”‰ŠšŒŽž]/

/** Every column that holds something and is read by nobody. `at` is its name, or its place where it has none. */
export function columnNotes(
  form: Form,
  header: readonly string[],
  columns: readonly Column[],
  rows: readonly (Row | BadRow)[],
): readonly ColumnNote[] {
  const [numbered, all] = [form.numbered ?? itemIds(form).length, itemIds(form).length]
  const holds = (at: number) => rows.some((row) => 'cells' in row && (row.cells[at] ?? '').trim() !== '')
  return columns.flatMap(({ is }, at): readonly ColumnNote[] => {
    if (is !== 'ignored' || !holds(at)) return []
    const name = header[at] ?? ''
    const number = Number(/(\d{1,3})$/.exec(name)?.[1])
    const reason =
      number > numbered && number <= all ? 'maybe-supplement' : GARBLED.test(name) ? 'garbled-name' : 'not-read'
    return [{ at: name || `#${at + 1}`, reason }]
  })
}
