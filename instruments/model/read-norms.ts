/** The reader of a unit's own tables: norms as data, used without new code. Source and grade are compulsory in every row. */
import { faultOfLine } from './check-text.ts'
import type { Form, Item } from './definition.ts'
import type { NormSet } from './norms.ts'
import { type Fault, Faults, isRecord } from './read-data.ts'

export type NormFault = Fault<
  | 'not-a-norm-set'
  | 'unknown-key'
  | 'not-text'
  | 'hidden-characters'
  | 'not-a-number'
  | 'empty'
  | 'unknown-form'
  | 'unknown-scale'
  | 'unknown-informant'
  | 'unknown-sex'
  | 'bad-ages'
  | 'bad-bands'
  | 'bad-cite'
  | 'unknown-grade'
  | 'unknown-source'
  | 'bad-rule'
  | 'bad-country'
>

export type ReadNormSet =
  | { readonly ok: true; readonly normSet: NormSet }
  | { readonly ok: false; readonly faults: readonly NormFault[] }

type Found = Faults<NormFault['reason']>

const GRADES = ['primary', 'secondary', 'recalled', 'derived', 'own']
const SET = 'id instrument title population year country forms sources limits changes means'
const ROW = 'scale informant ages sex cite'

/** Reads a parsed file as a norm set for forms that exist. */
export function readNormSet(value: unknown, formOf: (id: string) => Form | null): ReadNormSet {
  if (!isRecord(value)) return { ok: false, faults: [{ at: '', reason: 'not-a-norm-set' }] }
  const faults: Found = new Faults()
  faults.keys(value, '', SET)
  for (const key of ['id', 'instrument', 'title', 'population']) checkText(faults, key, value[key])
  if (value.year !== null && !Number.isInteger(value.year)) faults.add('year', 'not-a-number')
  if (value.country !== undefined && !isCountry(value.country)) faults.add('country', 'bad-country')
  const sources = sourcesOf(faults, value.sources)
  const forms = formsOf(faults, value, formOf)
  rows(faults, 'limits', value.limits, (at, row) => {
    faults.keys(row, at, `${ROW} bands cutOff`)
    checkRow(faults, at, row, forms, sources)
    checkBands(faults, at, row, forms)
  })
  rows(faults, 'changes', value.changes ?? [], (at, row) => {
    faults.keys(row, at, `${ROW} rule`)
    checkRow(faults, at, row, forms, sources)
    checkRule(faults, at, row.rule)
  })
  rows(faults, 'means', value.means ?? [], (at, row) => {
    faults.keys(row, at, `${ROW} mean sd`)
    checkRow(faults, at, row, forms, sources)
    if (!isFigure(row.mean)) faults.add(`${at}.mean`, 'not-a-number')
    if (!isFigure(row.sd) || row.sd <= 0) faults.add(`${at}.sd`, 'not-a-number')
  })
  return faults.none ? { ok: true, normSet: value as unknown as NormSet } : { ok: false, faults: faults.all }
}

/** Two capital letters of ISO 3166. */
const isCountry = (value: unknown): boolean => typeof value === 'string' && /^[A-Z]{2}$/.test(value)

function sourcesOf(faults: Found, value: unknown): readonly string[] {
  if (!isRecord(value) || Object.keys(value).length === 0) {
    faults.add('sources', 'empty')
    return []
  }
  for (const [id, source] of Object.entries(value)) {
    if (!isRecord(source)) {
      faults.add(`sources.${id}`, 'not-text')
      continue
    }
    checkText(faults, `sources.${id}`, source.reference)
    if (source.url !== undefined) checkText(faults, `sources.${id}.url`, source.url)
    faults.keys(source, `sources.${id}`, 'reference url')
  }
  return Object.keys(value)
}

const LONGEST = 1000

/** One line of plain text, since it is shown as it stands. */
function checkText(faults: Found, at: string, value: unknown): void {
  const fault = faultOfLine(value, LONGEST)
  if (fault === 'missing' || fault === 'not-text' || fault === 'empty' || fault === 'too-long')
    faults.add(at, 'not-text')
  else if (fault) faults.add(at, 'hidden-characters')
}

function formsOf(
  faults: Found,
  { forms, instrument }: Record<string, unknown>,
  formOf: (id: string) => Form | null,
): readonly Form[] {
  if (!Array.isArray(forms) || forms.length === 0) {
    faults.add('forms', 'empty')
    return []
  }
  return forms.flatMap((id: unknown, at) => {
    const form = typeof id === 'string' ? formOf(id) : null
    if (form?.instrument === instrument && form) return [form]
    faults.add(`forms.${at}`, 'unknown-form')
    return []
  })
}

function rows(
  faults: Found,
  at: string,
  value: unknown,
  check: (at: string, row: Record<string, unknown>) => void,
): void {
  if (!Array.isArray(value)) {
    faults.add(at, 'empty')
    return
  }
  for (const [index, row] of value.entries()) {
    if (isRecord(row)) check(`${at}.${index}`, row)
    else faults.add(`${at}.${index}`, 'not-a-norm-set')
  }
}

function checkRow(
  faults: Found,
  at: string,
  { scale, informant, ages, sex, cite }: Record<string, unknown>,
  forms: readonly Form[],
  sources: readonly string[],
): void {
  if (typeof scale !== 'string' || !forms.every((form) => Object.hasOwn(form.scales, scale)))
    faults.add(`${at}.scale`, 'unknown-scale')
  if (!forms.some((form) => form.informant === informant)) faults.add(`${at}.informant`, 'unknown-informant')
  if (sex !== undefined && sex !== 'f' && sex !== 'm') faults.add(`${at}.sex`, 'unknown-sex')
  if (ages !== undefined && !isAges(ages)) faults.add(`${at}.ages`, 'bad-ages')
  if (!isRecord(cite) || faultOfLine(cite.at, LONGEST)) {
    faults.add(`${at}.cite`, 'bad-cite')
    return
  }
  faults.keys(cite, `${at}.cite`, 'source at grade')
  if (!sources.some((source) => source === cite.source)) faults.add(`${at}.cite.source`, 'unknown-source')
  if (!GRADES.some((grade) => grade === cite.grade)) faults.add(`${at}.cite.grade`, 'unknown-grade')
}

function isAges(ages: unknown): boolean {
  if (!isRecord(ages)) return false
  const { from, to, ...more } = ages
  return (
    Number.isInteger(from) &&
    Number.isInteger(to) &&
    (from as number) <= (to as number) &&
    Object.keys(more).length === 0
  )
}

/** Bands rise, and the first begins no higher than the lowest score there is: every score has a band. */
function checkBands(faults: Found, at: string, row: Record<string, unknown>, forms: readonly Form[]): void {
  const { bands, cutOff } = row
  if (cutOff !== undefined && !isFigure(cutOff)) faults.add(`${at}.cutOff`, 'not-a-number')
  if (!Array.isArray(bands) || bands.length === 0 || !bands.every(isBand)) {
    faults.add(`${at}.bands`, 'bad-bands')
    return
  }
  const froms = bands.map((band) => band.from)
  const rises = froms.every((from, index) => index === 0 || from > (froms[index - 1] ?? from))
  const lowest = forms.map((form) => lowestOf(form, String(row.scale)))
  if (!rises || lowest.some((low) => (froms[0] ?? 0) > low)) faults.add(`${at}.bands`, 'bad-bands')
}

function isBand(band: unknown): band is { name: string; from: number } {
  if (!isRecord(band)) return false
  const { name, from, ...more } = band
  return faultOfLine(name, LONGEST) === null && isFigure(from) && Object.keys(more).length === 0
}

const isFigure = (value: unknown): value is number => Number.isFinite(value)

/** The lowest score that a scale can have; 0 for what is only choices. */
function lowestOf(form: Form, scale: string): number {
  const of = form.scales[scale]
  if (!of || !('items' in of)) return 0
  return of.items
    .map((id) => form.items[id] as Item)
    .reduce((sum, item) => sum + (item.kind === 'number' ? item.from : 0), 0)
}

function checkRule(faults: Found, at: string, rule: unknown): void {
  if (!isRecord(rule) || !isRule(rule)) faults.add(`${at}.rule`, 'bad-rule')
}

function isRule(rule: Record<string, unknown>): boolean {
  const { by, points, edge, sd, reliability, confidence, inferred, ...more } = rule
  const silent = confidence === null && by === 'published'
  if ('inferred' in rule && (inferred !== true || by !== 'published' || silent)) return false
  const sure = silent || (isFigure(confidence) && confidence > 0 && confidence < 1)
  if (Object.keys(more).length > 0 || !sure) return false
  if (by === 'published') return isFigure(points) && points > 0 && (edge === 'reach' || edge === 'exceed')
  return by === 'computed' && isFigure(sd) && sd > 0 && isFigure(reliability) && reliability >= 0 && reliability < 1
}
