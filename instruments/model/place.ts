/** Where a value falls in the tables of limits that apply to this form, informant, age and sex. */
import type { Form } from './definition.ts'
import type { Limits, NormSet } from './norms.ts'
import type { Person, Placement, Scored, Unplaced } from './result.ts'

interface Row {
  readonly scale: string
  readonly informant: Form['informant']
  readonly ages?: { readonly from: number; readonly to: number }
  readonly sex?: 'f' | 'm'
}

/** The norm sets that were made for a form. */
export const tablesFor = (form: Pick<Form, 'id'>, normSets: readonly NormSet[]): readonly NormSet[] =>
  normSets.filter((set) => set.forms.includes(form.id))

/** `tables` are the norm sets made for this form. */
export function place(
  form: Form,
  scale: string,
  score: Pick<Scored, 'value' | 'higherIs'>,
  person: Person,
  tables: readonly NormSet[],
): Pick<Scored, 'placements' | 'unplaced'> {
  const placements = tables.flatMap((set) =>
    rowsFor(set.limits, form, scale, person).map((row) => placement(set, row, score)),
  )
  return { placements, unplaced: placements.length > 0 ? null : unplaced(tables, form, scale, person) }
}

/** Rows of a table that fit. Both sexes' rows where sex is other or unstated: neither is picked. */
export function rowsFor<R extends Row>(rows: readonly R[], form: Form, scale: string, person: Person): readonly R[] {
  return ofScale(rows, scale).filter(
    (row) =>
      row.informant === form.informant &&
      (row.sex === undefined || person.sex === 'x' || row.sex === person.sex) &&
      fitsAge(row, form, person.age),
  )
}

const byScale = new WeakMap<object, Map<string, readonly Row[]>>()

/** The rows of one scale, found once for a table and not once for each line of a million. */
function ofScale<R extends Row>(rows: readonly R[], scale: string): readonly R[] {
  const known = byScale.get(rows) ?? new Map<string, readonly Row[]>()
  byScale.set(rows, known)
  const found = known.get(scale) ?? rows.filter((row) => row.scale === scale)
  known.set(scale, found)
  return found as readonly R[]
}

/** With the age unknown, a row fits only if it holds for everybody the form is made for. */
function fitsAge({ ages }: Row, form: Form, age: number | null): boolean {
  if (ages === undefined) return true
  if (age === null) return ages.from <= form.ages.from && form.ages.to <= ages.to
  return ages.from <= age && age <= ages.to
}

/** At or past the limit, whichever way the scale points. */
export function isClinical(value: number, limit: number, higherIs: Scored['higherIs']): boolean {
  return higherIs === 'worse' ? value >= limit : value <= limit
}

function placement(set: NormSet, row: Limits, { value, higherIs }: Pick<Scored, 'value' | 'higherIs'>): Placement {
  const band = row.bands.findLast((band) => band.from <= value)
  if (!band) throw new RangeError(`${set.id}: the bands of ${row.scale} begin above ${value}`)
  const { id, title, population, year } = set
  return {
    norms: { id, title, population, year },
    sex: row.sex ?? null,
    band,
    bands: row.bands,
    clinical: row.clinicalFrom === undefined ? null : isClinical(value, row.clinicalFrom, higherIs),
    cutOff: row.clinicalFrom ?? null,
    cite: row.cite,
  }
}

function unplaced(tables: readonly NormSet[], form: Form, scale: string, person: Person): Unplaced {
  const rows = tables.flatMap((set) => set.limits)
  if (!rows.some((row) => row.scale === scale && row.informant === form.informant)) return 'no-norms'
  return person.age === null ? 'age-unknown' : 'outside-ages'
}
