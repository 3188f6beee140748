/** Who holds the sentences of which instruments: what each instrument's SOURCES.md says under *Rights*, and no more. Pure. */
import { type Form, GOALS_FORM } from '#instruments'

export interface Holder {
  readonly id: 'youthinmind' | 'core-system-trust' | 'columbia' | 'unknown'
  /** `''` where nobody has told us. */
  readonly name: string
  /** Null where we know of none. */
  readonly address: string | null
  readonly instruments: readonly string[]
}

export const holders: readonly Holder[] = [
  {
    id: 'youthinmind',
    name: 'Robert Goodman / Youthinmind',
    address: 'https://www.sdqinfo.org',
    instruments: ['sdq'],
  },
  {
    id: 'core-system-trust',
    name: 'CORE System Trust',
    address: 'https://www.coresystemtrust.org.uk',
    instruments: ['core-om', 'core-10', 'yp-core'],
  },
  { id: 'columbia', name: 'Columbia University', address: null, instruments: ['cgas'] },
]

/** Of questionnaires that came as a file. */
const unknown: Holder = { id: 'unknown', name: '', address: null, instruments: [] }

export const holderWith = (id: string): Holder => holders.find((one) => one.id === id) ?? unknown

const holderOf = ({ instrument }: Pick<Form, 'instrument'>): Holder =>
  holders.find(({ instruments }) => instruments.includes(instrument)) ?? unknown

/** A form of one holder, and whether it has a licensed wording that may be shown. */
export interface HeldForm {
  readonly form: Form
  readonly has: boolean
}

/**
 * The forms that a unit asks, by who holds their sentences; holders with a form that lacks its text, the others left out.
 * Goals are asked in the person's own words, which nobody holds.
 */
export function lackingByHolder(asked: readonly Form[], hasWording: (form: Form) => boolean) {
  const held = asked.filter(({ id }) => id !== GOALS_FORM).map((form): HeldForm => ({ form, has: hasWording(form) }))
  return [...holders, unknown].flatMap((holder) => {
    const forms = held.filter(({ form }) => holderOf(form) === holder)
    return forms.some(({ has }) => !has) ? [{ holder, forms }] : []
  })
}
