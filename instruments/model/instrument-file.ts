/**
 * An instrument as a file: what a unit, or a mätperiod, can add without a build. The same forms as the built-in ones,
 * checked by the same `checkForm`, and scored by the same core. What a file may not do is said here.
 */
import { checkPack } from './check-pack.ts'
import type { Form } from './definition.ts'
import { checkLine, checkSlug, type FormFault, type FormFaults } from './form-parts.ts'
import { itemIds } from './read-answers.ts'
import { type Fault, Faults, isRecord } from './read-data.ts'
import { checkForm } from './read-form.ts'
import type { WordingPack } from './wording.ts'

/** One JSON file: docs/formats/instrument.md. `readInstrumentFile` is the only reader. */
export interface InstrumentFile {
  readonly format: 'mattstock-instrument-1'
  readonly id: string
  readonly title: string
  readonly forms: readonly Form[]
  /** Packs that come along, so that one file is enough; the unit keeps each as any other pack. */
  readonly wordings?: readonly WordingPack[]
}

export type InstrumentFault = Fault<
  | FormFault['reason']
  | 'not-an-instrument'
  | 'unknown-format'
  | 'taken-id'
  | 'other-instrument'
  | 'no-forms'
  | 'norms-not-taken'
  | 'grade-not-own'
  | 'rated-form'
  | 'bad-wording'
  | 'items-changed'
  | 'revision-not-raised'
>

export type ReadInstrumentFile =
  | { readonly ok: true; readonly file: InstrumentFile }
  | { readonly ok: false; readonly faults: readonly InstrumentFault[] }

/** What is there already: ids of the project's own instruments and forms, and the form that a unit knows by an id. */
export interface Already {
  readonly taken: (id: string) => boolean
  readonly known: (form: string) => Form | null
}

const UNSCORED: ReadonlySet<string> = new Set(['topic', 'list', 'name', 'cite', 'decimals'])
const mostForms = 8
const mostWordings = 24

/** Reads a parsed file as an instrument of the unit's own. */
export function readInstrumentFile(value: unknown, already: Already): ReadInstrumentFile {
  if (!isRecord(value)) return { ok: false, faults: [{ at: '', reason: 'not-an-instrument' }] }
  const faults: Faults<InstrumentFault['reason']> = new Faults()
  const { norms, limits, changes, ...rest } = value
  if ([norms, limits, changes].some((one) => one !== undefined)) faults.add('', 'norms-not-taken')
  faults.keys(rest, '', 'format id title forms wordings')
  if (value.format !== 'mattstock-instrument-1') faults.add('format', 'unknown-format')
  checkSlug(faults as FormFaults, 'id', value.id)
  checkLine(faults as FormFaults, 'title', value.title)
  if (typeof value.id === 'string' && already.taken(value.id)) faults.add('id', 'taken-id')
  checkForms(faults, value, already)
  // A pack is held against forms that are known to be right.
  if (faults.none) checkWordings(faults, value.wordings, value.forms as readonly Form[])
  return faults.none ? { ok: true, file: value as unknown as InstrumentFile } : { ok: false, faults: faults.all }
}

function checkForms(
  faults: Faults<InstrumentFault['reason']>,
  { id, forms }: Record<string, unknown>,
  already: Already,
) {
  if (!Array.isArray(forms) || forms.length === 0) {
    faults.add('forms', 'no-forms')
    return
  }
  if (forms.length > mostForms) faults.add('forms', 'too-many')
  const ids = forms.map((form: unknown) => (isRecord(form) ? form.id : null))
  for (const [index, form] of forms.entries()) {
    const at = `forms.${index}`
    const before = faults.all.length
    checkForm(faults as FormFaults, at, form)
    if (faults.all.length > before) continue
    const own = form as Form
    if (own.instrument !== id || !(own.id === id || own.id.startsWith(`${id}-`))) faults.add(at, 'other-instrument')
    if (already.taken(own.id) || ids.indexOf(own.id) < index) faults.add(`${at}.id`, 'taken-id')
    // Only the project can have read a manual: what a file says of its figures is the unit's own word.
    if (/"grade":"(?!own")/.test(JSON.stringify(own.scales))) faults.add(`${at}.scales`, 'grade-not-own')
    if (own.shown?.levels !== undefined) faults.add(`${at}.shown.levels`, 'norms-not-taken')
    if (own.informant === 'clinician') faults.add(`${at}.informant`, 'rated-form')
    const reason = changedFrom(already.known(own.id), own)
    if (reason) faults.add(at, reason)
  }
}

/** Answers already given must still read, and a stored result must know which scoring made it. */
function changedFrom(before: Form | null, after: Form): 'items-changed' | 'revision-not-raised' | null {
  if (!before) return null
  const asked = (form: Form) =>
    JSON.stringify(
      itemIds(form).map((id) => {
        const item = form.items[id]
        return [id, item?.kind === 'choice' ? item.worth.length : [item?.from, item?.to]]
      }),
    )
  if (asked(before) !== asked(after)) return 'items-changed'
  // What something is called scores nothing.
  const scored = ({ items, scales, review }: Form) =>
    JSON.stringify([items, scales, review], (key, value: unknown) => (UNSCORED.has(key) ? undefined : value))
  return scored(before) !== scored(after) && after.revision <= before.revision ? 'revision-not-raised' : null
}

function checkWordings(faults: Faults<InstrumentFault['reason']>, value: unknown, forms: readonly Form[]): void {
  if (value === undefined) return
  if (!Array.isArray(value) || value.length > mostWordings) {
    faults.add('wordings', 'bad-wording')
    return
  }
  for (const [index, pack] of value.entries()) {
    const checked = checkPack(pack, (id) => forms.find((form) => form.id === id) ?? null)
    if (!checked.ok) for (const { at } of checked.faults) faults.add(`wordings.${index}.${at}`, 'bad-wording')
  }
}
