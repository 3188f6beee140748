/**
 * The one check of a form: built-in ones go through it in a test, and one that comes as a file goes through it before
 * anything else happens. It gives a list of faults and changes nothing.
 */
import type { Form, Informant, Period } from './definition.ts'
import {
  checkLine,
  checkList,
  checkSlug,
  type FormFault,
  type FormFaults,
  longest,
  most,
  namesOf,
  whole,
} from './form-parts.ts'
import { Faults, isRecord } from './read-data.ts'
import { checkScales } from './read-scales.ts'

export type ReadForm =
  | { readonly ok: true; readonly form: Form }
  | { readonly ok: false; readonly faults: readonly FormFault[] }

const FORM =
  'id instrument revision title informant ages period occasion sources items numbered aliases scales review shown'
const informants: readonly Informant[] = ['self', 'parent', 'teacher', 'clinician']
const periods: readonly Period[] = ['6-months', '1-month', '7-days', 'now']
const occasions: readonly Form['occasion'][] = ['first', 'follow-up', 'any']
/** Reads a parsed file, or a part of one, as a form. */
export function readForm(value: unknown): ReadForm {
  const faults: FormFaults = new Faults()
  checkForm(faults, '', value)
  return faults.none ? { ok: true, form: value as Form } : { ok: false, faults: faults.all }
}

/** `at` is where the form stands in its file, as `forms.0`; empty for a form by itself. */
export function checkForm(faults: FormFaults, at: string, value: unknown): void {
  if (!isRecord(value)) {
    faults.add(at, 'not-a-form')
    return
  }
  const under = (key: string) => (at === '' ? key : `${at}.${key}`)
  faults.keys(value, at, FORM)
  for (const key of ['id', 'instrument']) checkSlug(faults, under(key), value[key])
  checkLine(faults, under('title'), value.title)
  if (!whole(value.revision, 1, 10_000)) faults.add(under('revision'), 'bad-revision')
  if (!informants.some((one) => one === value.informant)) faults.add(under('informant'), 'unknown-informant')
  if (!isAges(value.ages)) faults.add(under('ages'), 'bad-ages')
  if (!periods.some((one) => one === value.period)) faults.add(under('period'), 'unknown-period')
  if (!occasions.some((one) => one === value.occasion)) faults.add(under('occasion'), 'unknown-occasion')
  const sources = checkSources(faults, under('sources'), value.sources)
  const items = checkItems(faults, under('items'), value.items)
  if (value.numbered !== undefined && !whole(value.numbered, 1, items.length))
    faults.add(under('numbered'), 'bad-number')
  checkAliases(faults, under('aliases'), value.aliases, items)
  checkScales(faults, under('scales'), value.scales, { items, sources })
  checkList(faults, under('review'), value.review, items)
  checkShown(faults, under('shown'), value.shown, Object.keys(isRecord(value.scales) ? value.scales : {}))
}

function checkShown(faults: FormFaults, at: string, value: unknown, scales: readonly string[]): void {
  if (value === undefined) return
  if (!isRecord(value)) {
    faults.add(at, 'missing')
    return
  }
  faults.keys(value, at, 'headline beside rows levels')
  const { headline, beside = [], rows, levels } = value
  for (const [key, list] of Object.entries({ headline: [headline], beside, rows })) {
    if (!Array.isArray(list)) faults.add(`${at}.${key}`, 'missing')
    else if (!list.every((one) => scales.some((scale) => scale === one))) faults.add(`${at}.${key}`, 'unknown-scale')
  }
  if (levels !== undefined) checkSlug(faults, `${at}.levels`, levels)
}

function isAges(ages: unknown): boolean {
  if (!isRecord(ages)) return false
  const { from, to, ...more } = ages
  return whole(from, 0, 130) && whole(to, from, 130) && Object.keys(more).length === 0
}

function checkSources(faults: FormFaults, at: string, value: unknown): readonly string[] {
  const ids = namesOf(faults, at, value, most.sources)
  for (const [id, source] of Object.entries(isRecord(value) ? value : {})) {
    if (!isRecord(source)) {
      faults.add(`${at}.${id}`, 'not-text')
      continue
    }
    faults.keys(source, `${at}.${id}`, 'reference url')
    checkLine(faults, `${at}.${id}.reference`, source.reference, longest.reference)
    if (source.url !== undefined) checkLine(faults, `${at}.${id}.url`, source.url, longest.reference)
  }
  return ids
}

function checkItems(faults: FormFaults, at: string, value: unknown): readonly string[] {
  const ids = namesOf(faults, at, value, most.items)
  if (isRecord(value) && ids.length === 0) faults.add(at, 'no-items')
  const sizes = new Map<string, number>()
  for (const [id, item] of Object.entries(isRecord(value) ? value : {})) {
    checkItem(faults, `${at}.${id}`, item)
    if (!isRecord(item) || !Array.isArray(item.worth) || typeof item.list !== 'string') continue
    const size = sizes.get(item.list) ?? item.worth.length
    if (size !== item.worth.length) faults.add(`${at}.${id}.list`, 'bad-choices')
    sizes.set(item.list, size)
  }
  return ids
}

function checkItem(faults: FormFaults, at: string, item: unknown): void {
  if (!isRecord(item)) {
    faults.add(at, 'missing')
    return
  }
  if (item.topic !== undefined) checkLine(faults, `${at}.topic`, item.topic)
  if (item.kind === 'choice') {
    faults.keys(item, at, 'kind worth list topic')
    if (item.list !== undefined) checkSlug(faults, `${at}.list`, item.list)
    const worth: unknown = item.worth
    if (!Array.isArray(worth) || worth.length < 2 || worth.length > most.choices || !worth.every(isWorth))
      faults.add(`${at}.worth`, 'bad-choices')
  } else if (item.kind === 'number') {
    faults.keys(item, at, 'kind from to topic')
    if (!whole(item.from, -most.number, most.number) || !whole(item.to, item.from, most.number))
      faults.add(at, 'bad-bounds')
  } else faults.add(`${at}.kind`, 'unknown-kind')
}

/** Whole numbers: sums must not depend on their order. */
const isWorth = (value: unknown) => whole(value, 0, most.worth)

function checkAliases(faults: FormFaults, at: string, value: unknown, items: readonly string[]): void {
  if (value === undefined) return
  if (!isRecord(value)) faults.add(at, 'not-text')
  else
    for (const [alias, item] of Object.entries(value))
      if (!items.some((id) => id === item)) faults.add(`${at}.${alias}`, 'unknown-item')
}
