/** A mätperiod: which days, which measures and which codes. Data, made in the collector or loaded from a file. */
import * as z from 'zod'
import { type InstrumentFile, readInstrumentFile } from '#instruments'
import { plans } from '../plan/plans.ts'

export const civilDate = z.iso.date()

const names = z.strictObject({
  sv: z.string().min(1).max(80),
  en: z.string().min(1).max(80),
  ar: z.string().min(1).max(80),
})
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

const code = z.strictObject({
  /** `other` and `unknown` are in every table by themselves; `other` may be listed to give it a name. */
  id: slug.refine((id) => id !== 'unknown', 'reserved'),
  names,
  /** Too rare to be counted for one unit: merged into `other` before it leaves. */
  nationalOnly: z.boolean(),
})
const codes = z
  .array(code)
  .min(1)
  .max(40)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'twice')

const day = z.number().int().min(0).max(1000)

/** An instrument that rides along as data: everybody with the definition can ask it, and no build is needed. */
const questionnaire = z.strictObject({
  instrument: z.custom<InstrumentFile>((value) => readInstrumentFile(value, () => null).ok, 'not an instrument'),
  /** When answers are counted in what is sent; none keeps them in the unit's own report. */
  counted: z.array(z.enum(['first', 'last'])).max(2),
})
export type Questionnaire = z.infer<typeof questionnaire>

export const period = z
  .strictObject({
    format: z.literal('mattstock-period-1'),
    id: slug,
    names,
    /** Both ends belong to the period, in the calendar of Europe/Stockholm. */
    first: civilDate,
    last: civilDate,
    /** Days after the last day: edition 1 may be sent from `opens` to `closes`, edition 2 from `second` and as long. */
    window: z.strictObject({ opens: day, closes: day, second: day }),
    /** A rehearsal may be sent at once, takes training wordings, and is marked so everywhere. */
    kind: z.enum(['live', 'rehearsal']),
    plan: z.string().refine((id) => Object.hasOwn(plans, id), 'unknown plan'),
    measures: z
      .array(
        z.strictObject({
          /** A measure of the plan. */
          id: slug,
          /** Which revision of the instrument's scoring counts: others are left out. */
          revision: z.number().int().positive(),
          timePoints: z.union([z.tuple([z.literal('first')]), z.tuple([z.literal('first'), z.literal('last')])]),
        }),
      )
      .max(20),
    reasons: codes,
    interventions: codes,
    professions: codes,
    /** Left out in periods that have none, and unknown to programs from before it: they refuse the period. */
    questionnaires: z.array(questionnaire).min(1).max(5).optional(),
    /** Left out in a definition as it was first made. Which correction of it this is, and the day it was made. */
    correction: z.strictObject({ number: z.number().int().positive(), made: civilDate }).optional(),
  })
  .refine(({ first, last }) => first <= last, 'ends before it begins')
  .refine(({ window: { opens, closes, second } }) => opens <= closes && closes < second, 'window out of order')
  .refine(({ correction, first }) => !correction || correction.made < first, 'corrected after it began')
  .refine(
    ({ plan, measures }) => measures.every(({ id }) => planMeasures(plan).includes(id)),
    'measure not in the plan',
  )
  .refine(({ measures }) => new Set(measures.map(({ id }) => id)).size === measures.length, 'measure twice')
  .refine(({ questionnaires = [] }) => {
    const forms = questionnaires.flatMap(({ instrument }) => instrument.forms.map(({ id }) => id))
    return new Set(forms).size === forms.length
  }, 'form twice')

/** Also asked of a plan that was refused already, which may be called `constructor`. */
const planMeasures = (plan: string) =>
  (Object.hasOwn(plans, plan) ? plans[plan]?.measures.map(({ id }) => id) : null) ?? []

export type Period = z.infer<typeof period>
export type Code = Period['reasons'][number]

/** 0 for a definition as it was first made. A higher one takes the place of a lower. */
export const correctionOf = ({ correction }: Pick<Period, 'correction'>): number => correction?.number ?? 0

export interface NotAPeriod {
  readonly refused: 'not-a-period'
  /** Path of the first fault in the definition, and then the reader's own word for it. */
  readonly at: string
  /** The same of every fault. */
  readonly all: readonly string[]
}

/** The only reader of a period definition from outside. */
export function readPeriod(value: unknown): Period | NotAPeriod {
  const read = period.safeParse(value)
  if (read.success) return read.data
  const all = read.error.issues.map(({ path, message }) => [...path, message].join(' '))
  return { refused: 'not-a-period', at: all[0] ?? '', all }
}
