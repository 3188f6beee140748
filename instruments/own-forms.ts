/**
 * Forms that the open unit brought as data, or that were handed over with the tablet: the one thing in this room that
 * changes while the program runs. Replaced whole when a unit opens, loads an instrument, or is handed over. Why it is
 * kept here and not passed along: docs/decisions/0110-instruments-as-data.md.
 */
import type { Form } from './model/definition.ts'

let own: ReadonlyMap<string, Form> = new Map()
let asked: readonly Form[] = []

/** `known` can be read and scored; `inUse` of them can be asked anew. */
export function setOwnForms(known: readonly Form[], inUse: readonly Form[] = known): void {
  own = new Map(known.map((form) => [form.id, form]))
  asked = inUse
}

/** Those that can be asked. */
export const ownForms = (): readonly Form[] => asked

export const ownFormById = (id: string): Form | null => own.get(id) ?? null
