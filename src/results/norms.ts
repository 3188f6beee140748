/** Which norm set leads where a unit reads a form: its own choice, else the built-in default. Built-in and loaded sets are one list. Pure. */
import { type Form, isNearer, type NormSet, normSetsOf, readNormSet } from '#instruments'
import { type Kept, ofKind, settingOf } from '../vault/index.ts'

/** The setting's name. Its value: form id → norm set id, or null for "ingen norm". */
export const normSetting = 'norms'

export interface Norms {
  /** Every set with limits for the form, the unit's own last. */
  readonly offered: (form: Pick<Form, 'id'>) => readonly NormSet[]
  /** The set that leads, or null for none. */
  readonly chosen: (form: Pick<Form, 'id'>) => NormSet | null
  /** The set that leads, and those of nearer populations that may stand beside it (see `place`). Always the same list for a form. */
  readonly placedIn: (form: Pick<Form, 'id'>) => readonly NormSet[]
  /** Where rules of change and their limits are looked for, in order. Limits come from the chosen set alone. */
  readonly forChange: (form: Pick<Form, 'id'>) => readonly NormSet[]
}

export function normsOf(records: readonly Kept[]): Norms {
  const own = ownSets(records)
  const choices = choicesOf(records)
  const all = (form: Pick<Form, 'id'>) => [...normSetsOf(form), ...own.filter((set) => set.forms.includes(form.id))]
  const offered = (form: Pick<Form, 'id'>) => all(form).filter((set) => set.limits.length > 0)
  const chosen = (form: Pick<Form, 'id'>) => {
    const choice = choices[form.id]
    if (choice === null) return null
    const sets = offered(form)
    return sets.find((set) => set.id === choice) ?? sets[0] ?? null
  }
  const placed = new Map<string, readonly NormSet[]>()
  return {
    offered,
    chosen,
    placedIn: (form) => {
      const known = placed.get(form.id)
      if (known) return known
      const leading = chosen(form)
      const sets = leading ? [leading, ...all(form).filter((set) => set !== leading && isNearer(set))] : []
      placed.set(form.id, sets)
      return sets
    },
    forChange: (form) => {
      const first = chosen(form)
      const rest = all(form).filter((set) => set.id !== first?.id)
      return [...(first ? [first] : []), ...rest.map((set) => ({ ...set, limits: [] }))]
    },
  }
}

function ownSets(records: readonly Kept[]): readonly NormSet[] {
  const byId = new Map<string, NormSet>()
  for (const { body } of ofKind(records, 'loaded')) {
    if (body.what !== 'norms') continue
    const read = readNormSet(JSON.parse(body.text))
    if (read.ok) byId.set(read.normSet.id, read.normSet)
  }
  return [...byId.values()]
}

function choicesOf(records: readonly Kept[]): Readonly<Record<string, unknown>> {
  const value = settingOf(records, normSetting)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
