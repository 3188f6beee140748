/** Where a value falls in the tables of limits that apply to this form, informant, age and sex. */
import type { Form } from './definition.ts'
import type { Ages, Limits, Mean, NormSet, Row } from './norms.ts'
import { agesOf, type Person, type Placement, type Scored } from './result.ts'

/** The norm sets that were made for a form. */
export const tablesFor = (form: Pick<Form, 'id'>, normSets: readonly NormSet[]): readonly NormSet[] =>
  normSets.filter((set) => set.forms.includes(form.id))

/**
 * British limits miss most Nordic children (BMC Pediatr 2023, doi 10.1186/s12887-023-03837-1): a British placement never
 * stands alone where a nearer population has one.
 */
const BRITISH = 'GB'
/** The nearest first. */
const NEARER = ['SE', 'NO', 'DK', 'NL']

export const isBritish = ({ country }: Pick<NormSet, 'country'>): boolean => country === BRITISH
const nearness = ({ country }: Pick<NormSet, 'country'>): number => NEARER.indexOf(country ?? '')
/** True for a table of a population that may stand beside a British one. */
export const isNearer = (set: Pick<NormSet, 'country'>): boolean => nearness(set) >= 0

/** Where a value stands in the tables, or why it stands nowhere. */
export type Placed = Pick<Scored, 'placements' | 'unplaced'>

const NOWHERE: Placed = { placements: [], unplaced: 'no-norms' }

/**
 * The first set made for the form leads. Where it is British, the nearest population among the other sets stands beside
 * it, for each age that the person may have. `normSets` are looked through once, however many values are placed in the
 * same list.
 */
export function place(
  form: Form,
  scale: string,
  score: Pick<Scored, 'value' | 'higherIs'>,
  person: Person,
  normSets: readonly NormSet[],
): Placed {
  const lines = shelvesFor(form, normSets).get(scale)
  if (!lines?.some(({ leads }) => leads)) return NOWHERE
  const ages = agesOf(person.age)
  const times = new Map<Line, number>()
  for (const age of ages)
    for (const line of linesAt(lines, form, { ...person, age })) times.set(line, (times.get(line) ?? 0) + 1)
  const found = [...times.keys()]
  if (found.length === 0) return { placements: [], unplaced: person.age === null ? 'age-unknown' : 'outside-ages' }
  const placements = found.map((line) => {
    const saysAges = (times.get(line) ?? 0) < ages.length || found.some((other) => isTwin(line, other))
    return placement(line, score, saysAges ? (line.row.ages ?? null) : null)
  })
  return { placements, unplaced: null }
}

/** A row of limits with what its table says of itself. */
interface Line {
  readonly set: NormSet
  readonly leads: boolean
  readonly norms: Placement['norms']
  readonly row: Limits
}

type Shelves = ReadonlyMap<string, readonly Line[]>
const known = new WeakMap<Form, { readonly normSets: readonly NormSet[]; readonly shelves: Shelves }>()

/** By scale, the rows that are for this form's informant. Kept for the list last asked with: a table has a million lines. */
function shelvesFor(form: Form, normSets: readonly NormSet[]): Shelves {
  const last = known.get(form)
  if (last?.normSets === normSets) return last.shelves
  const lines = tablesFor(form, normSets).flatMap((set, at) => linesOf(set, form, at === 0))
  const shelves = Map.groupBy(lines, ({ row }) => row.scale)
  known.set(form, { normSets, shelves })
  return shelves
}

function linesOf(set: NormSet, form: Form, leads: boolean): readonly Line[] {
  const norms = named(set)
  return set.limits.filter((row) => row.informant === form.informant).map((row) => ({ set, leads, norms, row }))
}

/** What is said of a table beside each of its figures. */
export const named = ({ id, instrument, title, population, year, country }: NormSet): Placement['norms'] => ({
  id,
  instrument,
  title,
  population,
  year,
  ...(country !== undefined && { country }),
})

/** At one age: the leading table's rows, and beside a British one those of the nearest population. */
function linesAt(lines: readonly Line[], form: Form, person: OfOneAge): readonly Line[] {
  const fitting = lines.filter(({ row }) => fits(row, form, person))
  const leading = fitting.filter(({ leads }) => leads)
  if (!leading.some(({ set }) => isBritish(set))) return leading
  const others = fitting.filter(({ leads, set }) => !leads && isNearer(set))
  const [nearest] = others.toSorted((a, b) => nearness(a.set) - nearness(b.set))
  return [...leading, ...others.filter(({ set }) => set === nearest?.set)]
}

/** Another row of the same table for the same sex: only their ages tell them apart. */
const isTwin = (one: Line, other: Line): boolean =>
  one !== other && one.set === other.set && one.row.sex === other.row.sex

/** Means of a population that stand beside a score, of every table in the list that has them for the whole of the person's possible age. */
export function meansFor(
  form: Form,
  scale: string,
  person: Person,
  normSets: readonly NormSet[],
): readonly { readonly norms: Placement['norms']; readonly row: Mean }[] {
  return tablesFor(form, normSets).flatMap((set) =>
    (set.means ?? [])
      .filter((row) => row.scale === scale && row.informant === form.informant)
      .filter((row) => agesOf(person.age).every((age) => fits(row, form, { ...person, age })))
      .map((row) => ({ norms: named(set), row })),
  )
}

/** Someone whose age is one, or not known. */
export type OfOneAge = Person & { readonly age: number | null }

/** Rows of a table that fit. */
export const rowsFor = <R extends Row>(rows: readonly R[], form: Form, scale: string, person: OfOneAge): readonly R[] =>
  rows.filter((row) => row.scale === scale && row.informant === form.informant && fits(row, form, person))

/** Both sexes' rows fit where sex is other or unstated: neither is picked. */
const fits = (row: Row, form: Form, { age, sex }: OfOneAge): boolean =>
  (row.sex === undefined || sex === 'x' || row.sex === sex) && fitsAge(row, form, age)

/** With the age unknown, a row fits only if it holds for everybody the form is made for. */
function fitsAge({ ages }: Row, form: Form, age: number | null): boolean {
  if (ages === undefined) return true
  if (age === null) return ages.from <= form.ages.from && form.ages.to <= ages.to
  return ages.from <= age && age <= ages.to
}

/** At or past the cut-off, whichever way the scale points. */
export function isClinical(value: number, cutOff: number, higherIs: Scored['higherIs']): boolean {
  return higherIs === 'worse' ? value >= cutOff : value <= cutOff
}

/** True for a value on the ordinary side of British limits that no nearer population's stands beside at every possible age. */
export const underBritishAlone = ({ placements }: Pick<Scored, 'placements'>): boolean =>
  placements.some(({ norms, clinical }) => isBritish(norms) && clinical !== true) &&
  !placements.some(({ norms, ages }) => isNearer(norms) && ages === null)

function placement(
  { set, norms, row }: Line,
  { value, higherIs }: Pick<Scored, 'value' | 'higherIs'>,
  ages: Ages | null,
): Placement {
  const band = row.bands.findLast((band) => band.from <= value)
  if (!band) throw new RangeError(`${set.id}: the bands of ${row.scale} begin above ${value}`)
  return {
    norms,
    sex: row.sex ?? null,
    ages,
    band,
    bands: row.bands,
    clinical: row.cutOff === undefined ? null : isClinical(value, row.cutOff, higherIs),
    cutOff: row.cutOff ?? null,
    cite: row.cite,
  }
}
