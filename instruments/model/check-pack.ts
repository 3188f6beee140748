/** The reader of wording packs: every item there, none extra, plain text of bearable length. A bad pack gets a list and changes nothing. */
import { canonicalText } from './canonical-text.ts'
import { type AudioFault, checkAudio } from './check-audio.ts'
import { faultOfText, type TextFault } from './check-text.ts'
import { isCivilDate } from './civil.ts'
import type { Form, Item } from './definition.ts'
import { itemIds } from './read-answers.ts'
import { type Fault, Faults, isRecord } from './read-data.ts'
import type { WordingItem, WordingPack } from './wording.ts'

export type PackFault = Fault<
  | TextFault
  | AudioFault
  | 'not-a-pack'
  | 'unknown-format'
  | 'unknown-form'
  | 'unknown-key'
  | 'bad-language'
  | 'bad-direction'
  | 'bad-date'
  | 'bad-hash'
  | 'missing-item'
  | 'extra-item'
  | 'repeated-item'
  | 'wrong-order'
  | 'unused-options'
  | 'repeated-choice'
  | 'bad-name'
>

export type CheckedPack =
  | { readonly ok: true; readonly pack: WordingPack }
  | { readonly ok: false; readonly faults: readonly PackFault[] }

/** The longest text each part may have, in characters. */
const LENGTHS = { line: 200, item: 500, text: 4000 } as const

/** BCP 47 in its common shapes: `sv`, `ar`, `sv-SE`, `zh-Hant-TW`. */
const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/
const isHash = (value: unknown) => typeof value === 'string' && /^[\da-f]{64}$/.test(value)
/** What a list of choices may be called. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u

const KEYS = {
  'mattstock-wording-1':
    'format form version language direction training title instruction period options items copyright licence source sha256',
  'mattstock-wording-2':
    'format form version language direction training title instruction period options items copyright licence source audio sha256',
  item: 'id text options',
  licence: 'text grantedBy grantedTo validUntil',
} as const

/** Checks a parsed pack file against the form that it says it is for. */
export function checkPack(value: unknown, formOf: (id: string) => Form | null): CheckedPack {
  const faults = new Faults<PackFault['reason']>()
  if (!isRecord(value)) return { ok: false, faults: [{ at: '', reason: 'not-a-pack' }] }
  const known = value.format === 'mattstock-wording-1' || value.format === 'mattstock-wording-2'
  const format = known ? (value.format as WordingPack['format']) : 'mattstock-wording-2'
  if (!known) faults.add('format', 'unknown-format')
  faults.keys(value, '', KEYS[format])
  const text = (at: string, longest: number) => checkText(faults, value[at], at, longest)
  for (const at of ['version', 'title', 'period', 'copyright', 'source']) text(at, LENGTHS.line * 2)
  text('instruction', LENGTHS.text)
  if (text('language', LENGTHS.line) && !LANGUAGE.test(value.language as string)) faults.add('language', 'bad-language')
  if (value.direction !== 'ltr' && value.direction !== 'rtl') faults.add('direction', 'bad-direction')
  if (typeof value.training !== 'boolean') faults.add('training', 'missing')
  if (value.sha256 !== undefined && !isHash(value.sha256)) faults.add('sha256', 'bad-hash')
  checkLicence(faults, value.licence)
  const form = typeof value.form === 'string' ? formOf(value.form) : null
  if (form) {
    const options = checkOptions(faults, value.options)
    checkItems(faults, form, value.items, options)
    if (format === 'mattstock-wording-2' && 'audio' in value) checkAudio(faults, form, value.audio, options)
  } else faults.add('form', 'unknown-form')
  return faults.none ? { ok: true, pack: value as unknown as WordingPack } : { ok: false, faults: faults.all }
}

function checkText(faults: Faults<PackFault['reason']>, value: unknown, at: string, longest: number): boolean {
  const reason = faultOfText(value, longest)
  if (reason) faults.add(at, reason)
  return reason === null
}

function checkLicence(faults: Faults<PackFault['reason']>, value: unknown): void {
  if (!isRecord(value)) {
    faults.add('licence', 'missing')
    return
  }
  faults.keys(value, 'licence', KEYS.licence)
  checkText(faults, value.text, 'licence.text', LENGTHS.text)
  for (const key of ['grantedBy', 'grantedTo']) checkText(faults, value[key], `licence.${key}`, LENGTHS.line)
  const until = value.validUntil
  if (until !== null && !isCivilDate(until)) faults.add('licence.validUntil', 'bad-date')
}

type Options = Readonly<Record<string, readonly unknown[]>>

function checkOptions(faults: Faults<PackFault['reason']>, value: unknown): Options {
  if (!isRecord(value)) {
    faults.add('options', 'missing')
    return {}
  }
  const lists = Object.entries(value).filter((entry): entry is [string, unknown[]] => {
    if (!Array.isArray(entry[1])) faults.add(`options.${entry[0]}`, 'wrong-options')
    return Array.isArray(entry[1])
  })
  for (const [name, list] of lists) {
    if (!NAME.test(name)) faults.add(`options.${name}`, 'bad-name')
    for (const [at, label] of list.entries()) checkText(faults, label, `options.${name}.${at}`, LENGTHS.line)
    if (new Set(list).size < list.length) faults.add(`options.${name}`, 'repeated-choice')
  }
  return Object.fromEntries(lists)
}

function checkItems(faults: Faults<PackFault['reason']>, form: Form, value: unknown, options: Options): void {
  if (!Array.isArray(value)) {
    faults.add('items', 'missing')
    return
  }
  const wanted = itemIds(form)
  const list = value.map((item: unknown) => (isRecord(item) ? item : {}))
  const ids = list.map((item) => item.id)
  for (const id of wanted) if (!ids.includes(id)) faults.add(`items.${id}`, 'missing-item')
  const seen = new Set<unknown>()
  const used = new Set<unknown>()
  for (const [at, item] of list.entries()) {
    const id: unknown = ids[at]
    const name = `items.${typeof id === 'string' ? id : at}`
    if (typeof id !== 'string' || !Object.hasOwn(form.items, id)) faults.add(name, 'extra-item')
    else if (seen.has(id)) faults.add(name, 'repeated-item')
    else {
      faults.keys(item, name, KEYS.item)
      checkText(faults, item.text, `${name}.text`, LENGTHS.item)
      checkOptionsOf(faults, name, item as unknown as WordingItem, form.items[id] as Item, options)
      used.add(item.options)
    }
    seen.add(id)
  }
  if (faults.none && ids.some((id, at) => id !== wanted[at])) faults.add('items', 'wrong-order')
  for (const name of Object.keys(options)) if (!used.has(name)) faults.add(`options.${name}`, 'unused-options')
}

/** A choice needs a list with as many labels as the form has choices; a written number has none. */
function checkOptionsOf(
  faults: Faults<PackFault['reason']>,
  name: string,
  { options: list }: WordingItem,
  item: Item,
  options: Options,
): void {
  if (item.kind === 'number') {
    if (list !== undefined) faults.add(`${name}.options`, 'wrong-options')
  } else if (typeof list !== 'string' || !Object.hasOwn(options, list)) faults.add(`${name}.options`, 'unknown-options')
  else if (options[list]?.length !== item.worth.length) faults.add(`${name}.options`, 'wrong-options')
}

/** The one text of a pack that is hashed: canonical, the hash itself left out. */
export function canonicalPack({ sha256: _, ...content }: WordingPack): string {
  return canonicalText(content)
}
