/** The built-in norm sets as they are asked: apart from `front.ts`, since whoever answers needs the forms and none of these. */
import { forms } from './front.ts'
import type { Form } from './model/definition.ts'
import type { NormSet } from './model/norms.ts'
import * as register from './norm-register.ts'

export const normSets: readonly NormSet[] = Object.values(register).flat()

const setsByForm = new Map(forms.map((form) => [form.id, normSets.filter((set) => set.forms.includes(form.id))]))

/** The built-in norm sets made for a form. The first is its default. */
export const normSetsOf = (form: Pick<Form, 'id'>): readonly NormSet[] => setsByForm.get(form.id) ?? []
