/** What each column of a table of earlier answers is: guessed from its name, and set right by a person. */
import { type Form, itemIds } from '#instruments'
import type { Fault } from '../fault.ts'

export type Fact = 'code' | 'day' | 'occasion' | 'born' | 'age' | 'sex'

export type Column =
  | { readonly is: Fact }
  | { readonly is: 'item'; readonly item: string }
  /** Read by nobody. */
  | { readonly is: 'ignored' }

export type ColumnFault = 'no-code-column' | 'no-day-column' | 'no-item-column' | 'two-columns' | 'too-many-columns'

/** Names that files have for a fact, in small letters. */
const NAMES: Readonly<Record<Fact, readonly string[]>> = {
  code: ['kod', 'ärendekod', 'ärende', 'code', 'case', 'id', 'klient', 'الرمز'],
  day: ['datum', 'dag', 'mätdatum', 'ifyllt', 'ifylld', 'date', 'day', 'completed', 'authored', 'التاريخ'],
  occasion: ['tillfälle', 'mättillfälle', 'omgång', 'occasion', 'timepoint', 'المناسبة'],
  born: ['födelseår', 'född', 'born', 'birth year', 'birthyear', 'year of birth', 'سنة الميلاد'],
  age: ['ålder', 'age', 'العمر'],
  sex: ['kön', 'sex', 'gender', 'الجنس'],
}

/** The first column that looks like something is taken as it; a second one is left for the person. */
export function guessColumns(form: Form, header: readonly string[]): readonly Column[] {
  const taken = new Set<string>()
  return header.map((name) => {
    const column = guess(form, name.toLowerCase().trim())
    const key = keyOf(column)
    if (key === null || taken.has(key)) return { is: 'ignored' }
    taken.add(key)
    return column
  })
}

function guess(form: Form, name: string): Column {
  const fact = (Object.keys(NAMES) as Fact[]).find((each) => NAMES[each].includes(name))
  if (fact) return { is: fact }
  const item = itemNamed(form, name)
  return item === undefined ? { is: 'ignored' } : { is: 'item', item }
}

/** An item by its name, another name that files use, or its printed number: `i7`, `Fråga 7`, `sdq_07`, `7`. */
function itemNamed(form: Form, name: string): string | undefined {
  if (Object.hasOwn(form.items, name)) return name
  const alias = Object.entries(form.aliases ?? {}).find(([other]) => other === name)
  if (alias) return alias[1]
  const number = /^[\p{L} _.-]*?0*([1-9]\d{0,2})$/u.exec(name)?.[1]
  return number === undefined ? undefined : itemsByNumber(form)[Number(number) - 1]
}

/** The items that bear a printed number, in their order. The rest may be left out of a table, and is blank then. */
const itemsByNumber = (form: Form): readonly string[] => itemIds(form).slice(0, form.numbered)

const keyOf = (column: Column): string | null =>
  column.is === 'ignored' ? null : column.is === 'item' ? `item ${column.item}` : column.is

/** What a choice of columns lacks, or has twice. `at` names the column, the item or the fact. */
export function columnFaults(
  form: Form,
  header: readonly string[],
  columns: readonly Column[],
): readonly Fault<ColumnFault>[] {
  const keys = columns.map(keyOf)
  const faults: Fault<ColumnFault>[] = []
  if (columns.length !== header.length) faults.push({ at: '', reason: 'too-many-columns' })
  for (const [at, key] of keys.entries())
    if (key !== null && keys.indexOf(key) !== at) faults.push({ at: header[at] ?? '', reason: 'two-columns' })
  if (!keys.includes('code')) faults.push({ at: '', reason: 'no-code-column' })
  if (!keys.includes('day')) faults.push({ at: '', reason: 'no-day-column' })
  for (const item of itemsByNumber(form))
    if (!keys.includes(`item ${item}`)) faults.push({ at: item, reason: 'no-item-column' })
  return faults
}
