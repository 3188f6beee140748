/**
 * Forms that the open unit brought as data, or that were handed over with the tablet: the one thing in this room that
 * changes while the program runs. Replaced whole when a unit opens, loads an instrument, or is handed over. Why it is
 * kept here and not passed along: docs/decisions/0110-instruments-as-data.md.
 */
import type { Form } from './model/definition.ts'

let own: ReadonlyMap<string, Form> = new Map()

export function setOwnForms(forms: readonly Form[]): void {
  own = new Map(forms.map((form) => [form.id, form]))
}

export const ownForms = (): readonly Form[] => [...own.values()]

export const ownFormById = (id: string): Form | null => own.get(id) ?? null
