/** Which questions a person is asked, and what a finished form says of those left blank. Pure. */
import { type Form, itemIds } from '#instruments'
import type { Draft } from '../vault/index.ts'

type Values = Readonly<Record<string, number | null>>
type Blanks = Draft['blanks']

interface Gate {
  readonly item: string
  /** PlannedForm only where the gate was not answered with its first choice. */
  readonly behind: ReadonlySet<string>
}

/** A gate closes what is printed after it, except for items that count in some other scale. */
function gateOf(form: Form): Gate | null {
  const scales = Object.values(form.scales).filter((scale) => 'items' in scale)
  const item = scales.find((scale) => scale.gate)?.gate?.item
  if (item === undefined) return null
  const elsewhere = new Set(scales.filter((scale) => scale.gate?.item !== item).flatMap((scale) => scale.items))
  const ids = itemIds(form)
  const after = ids.slice(ids.indexOf(item) + 1)
  return { item, behind: new Set(after.filter((id) => !elsewhere.has(id))) }
}

/** Item ids in printed order, without those that a gate has closed. */
export function asked(form: Form, answers: Values): readonly string[] {
  const gate = gateOf(form)
  return gate && answers[gate.item] === 0 ? itemIds(form).filter((id) => !gate.behind.has(id)) : itemIds(form)
}

/** Whether the number of questions can still become smaller: the gate is ahead, or blank. */
export function mayShrink(form: Form, answers: Values): boolean {
  const gate = gateOf(form)
  return gate !== null && (answers[gate.item] ?? null) === null
}

/** PlannedForm, and without an answer. */
export function blankOnes(form: Form, answers: Values): readonly string[] {
  return asked(form, answers).filter((id) => (answers[id] ?? null) === null)
}

/**
 * What is handed in. An answer behind a gate that was closed afterwards is not handed in: the person took it back by
 * the later answer, and may not be shown it again.
 */
export function finished(form: Form, answers: Values, declined: Blanks): Pick<Draft, 'answers' | 'blanks'> {
  const shown = new Set(asked(form, answers))
  const ids = itemIds(form)
  const kept = ids.map((id) => [id, shown.has(id) ? (answers[id] ?? null) : null] as const)
  const blanks = kept
    .filter(([, answer]) => answer === null)
    .map(([id]) => [id, shown.has(id) ? (declined[id] ?? 'skipped') : 'not-shown'] as const)
  return { answers: Object.fromEntries(kept), blanks: Object.fromEntries(blanks) }
}
