/** A case's measurements by who answered what, and when: one line an instrument and informant, with what is missing. Pure. */
import { type Form, formById, type Informant } from '#instruments'
import type { KeptOf } from '../vault/index.ts'
import type { CaseFile } from './case-file.ts'
import { informants, type Offer, offersFor } from './offers.ts'

export interface Line {
  readonly instrument: string
  readonly informant: Informant
  /** The id of what was answered first, or is offered. */
  readonly form: string
  readonly first: readonly KeptOf<'answers'>[]
  readonly later: readonly KeptOf<'answers'>[]
  /** What may be asked now, or null where nothing fits. */
  readonly offer: Offer | null
}

export function linesOf(file: CaseFile, forms: readonly Form[], day: string): readonly Line[] {
  const offers = offersFor(file, forms, day)
  const measured = file.measurements.map(({ body }) => formById(body.form)).filter((form) => form !== null)
  const all = new Map([...measured, ...offers.map(({ form }) => form)].map((form) => [keyOf(form), form]))
  return [...all.values()]
    .map((form) => {
      const own = file.measurements.filter(({ body }) => {
        const known = formById(body.form)
        return known !== null && keyOf(known) === keyOf(form)
      })
      const offer = offers.find((each) => keyOf(each.form) === keyOf(form)) ?? null
      return {
        instrument: form.instrument,
        informant: form.informant,
        form: own[0]?.body.form ?? form.id,
        first: own.slice(0, 1),
        later: own.slice(1),
        offer,
      }
    })
    .sort((a, b) => Number(b.first.length > 0) - Number(a.first.length > 0) || place(a) - place(b))
}

const keyOf = (form: Pick<Form, 'instrument' | 'informant'>) => `${form.instrument} ${form.informant}`
const place = (line: Line) => informants.indexOf(line.informant)
