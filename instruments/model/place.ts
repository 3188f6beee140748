/** Where a value falls in the tables of limits that apply to this form, informant, age and sex. */
import type { Form } from './definition.ts'
import type { Limits, NormSet } from './norms.ts'
import type { Person, Placement, Scored } from './result.ts'

interface Row {
  readonly scale: string
  readonly informant: Form['informant']
  readonly ages?: { readonly from: number; readonly to: number }
  readonly sex?: 'f' | 'm'
}

/** The norm sets that were made for a form. */
export const tablesFor = (form: Pick<Form, 'id'>, normSets: readonly NormSet[]): readonly NormSet[] =>
  normSets.filter((set) => set.forms.includes(form.id))

/** Where a value stands in the tables, or why it stands nowhere. */
export type Placed = Pick<Scored, 'placements' | 'unplaced'>

const NOWHERE: Placed = { placements: [], unplaced: 'no-norms' }

/** `normSets` are looked through once, however many values are placed in the same list. */
export function place(
  form: Form,
  scale: string,
  score: Pick<Scored, 'value' | 'higherIs'>,
  person: Person,
  normSets: readonly NormSet[],
): Placed {
  const lines = shelvesFor(form, normSets).get(scale)
  if (!lines) return NOWHERE
  const placements: Placement[] = []
  for (const line of lines) if (fits(line.row, form, person)) placements.push(placement(line, score))
  if (placements.length > 0) return { placements, unplaced: null }
  return { placements, unplaced: person.age === null ? 'age-unknown' : 'outside-ages' }
}

/** A row of limits with what its table says of itself. */
interface Line {
  readonly set: NormSet
  readonly norms: Placement['norms']
  readonly row: Limits
}

type Shelves = ReadonlyMap<string, readonly Line[]>
const known = new WeakMap<Form, { readonly normSets: readonly NormSet[]; readonly shelves: Shelves }>()

/** By scale, the rows that are for this form's informant. Kept for the list last asked with: a table has a million lines. */
function shelvesFor(form: Form, normSets: readonly NormSet[]): Shelves {
  const last = known.get(form)
  if (last?.normSets === normSets) return last.shelves
  const lines = tablesFor(form, normSets).flatMap((set) => linesOf(set, form))
  const shelves = Map.groupBy(lines, ({ row }) => row.scale)
  known.set(form, { normSets, shelves })
  return shelves
}

function linesOf(set: NormSet, form: Form): readonly Line[] {
  const { id, instrument, title, population, year } = set
  const norms = { id, instrument, title, population, year }
  return set.limits.filter((row) => row.informant === form.informant).map((row) => ({ set, norms, row }))
}

/** Rows of a table that fit. */
export const rowsFor = <R extends Row>(rows: readonly R[], form: Form, scale: string, person: Person): readonly R[] =>
  rows.filter((row) => row.scale === scale && row.informant === form.informant && fits(row, form, person))

/** Both sexes' rows fit where sex is other or unstated: neither is picked. */
const fits = (row: Row, form: Form, person: Person): boolean =>
  (row.sex === undefined || person.sex === 'x' || row.sex === person.sex) && fitsAge(row, form, person.age)

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

function placement({ set, norms, row }: Line, { value, higherIs }: Pick<Scored, 'value' | 'higherIs'>): Placement {
  const band = row.bands.findLast((band) => band.from <= value)
  if (!band) throw new RangeError(`${set.id}: the bands of ${row.scale} begin above ${value}`)
  return {
    norms,
    sex: row.sex ?? null,
    band,
    bands: row.bands,
    clinical: row.clinicalFrom === undefined ? null : isClinical(value, row.clinicalFrom, higherIs),
    cutOff: row.clinicalFrom ?? null,
    cite: row.cite,
  }
}
