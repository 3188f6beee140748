/** What is true of the invented nation, counted straight from its children and never through `aggregate/`. */
import { formById, readAnswers, score } from '#instruments'
import type { Child } from '../../src/practice/child.ts'
import type { Unit } from './nation.ts'

export type Whom = (child: Child) => boolean

export const everyone: Whom = () => true
export const both =
  (...all: readonly Whom[]): Whom =>
  (child) =>
    all.every((one) => one(child))
export const sex =
  (which: Child['sex']): Whom =>
  (child) =>
    child.sex === which
export const aged =
  (from: number, to: number): Whom =>
  ({ age }) =>
    age >= from && age <= to
export const within =
  (list: 'reasons' | 'interventions' | 'professions', ...codes: readonly string[]): Whom =>
  (child) =>
    codes.some((code) => child[list]?.includes(code))

const childrenOf = (units: readonly Unit[]): readonly Child[] => units.flatMap(({ children }) => children)

export const count = (units: readonly Unit[], whom: Whom): number => childrenOf(units).filter(whom).length

/** Mean of a scale at the first measurement, over those of `cases` who have one that can be scored. */
export function meanAtFirst(units: readonly Unit[], formId: string, scale: string, cases: ReadonlySet<string>): number {
  const form = formById(formId)
  if (!form) throw new RangeError(`no form ${formId}`)
  const records = units.flatMap((unit) =>
    unit.cases.filter(({ id }) => cases.has(id)).flatMap(({ records }) => records),
  )
  const values = records.flatMap(({ body }) => {
    if (body.kind !== 'answers' || body.form !== formId || body.occasion !== 'first') return []
    const read = readAnswers(form, body.answers)
    const got = read.ok ? score(form, read.answers, { age: null, sex: 'x' }, []).scales[scale] : null
    return got?.kind === 'scored' ? [got.value] : []
  })
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
