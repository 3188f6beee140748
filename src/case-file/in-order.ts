/** In which order a case's forms stand, and which of them were corrected twice. Pure. */
import { byText, inOrderOfWriting, type KeptOf } from '../vault/index.ts'

type Answers = KeptOf<'answers'>

interface Line {
  /** The form as it was first given, or the earliest of its corrections that is here. */
  readonly first: Answers
  /** What nobody has corrected, in order of writing: several where corrections were made without knowledge of each other. */
  readonly stand: readonly Answers[]
}

/** Forms, each with its corrections. `forms` are in order of writing. */
export function linesOf(forms: readonly Answers[]): readonly Line[] {
  if (!forms.some(({ body }) => body.corrects)) return forms.map((form) => ({ first: form, stand: [form] }))
  const byId = new Map(forms.map((form) => [form.id, form]))
  const corrected = new Set(
    forms.flatMap(({ body: { corrects } }) => (corrects ? [corrects.record, ...(corrects.also ?? [])] : [])),
  )
  const firstOf = (form: Answers): Answers => {
    const before = form.body.corrects && byId.get(form.body.corrects.record)
    return before ? firstOf(before) : form
  }
  const standing = forms
    .filter(({ id }) => !corrected.has(id))
    .sort(inOrderOfWriting)
    .map((form) => ({ form, first: firstOf(form) }))
  // Also where the first of them is not here: two corrections of it are two of one form.
  const byFirst = Map.groupBy(standing, ({ first }) => first.body.corrects?.record ?? first.id)
  return [...byFirst.values()].map((own) => ({
    first: own.map(({ first }) => first).sort(inOrderOfWriting)[0] as Answers,
    stand: own.map(({ form }) => form),
  }))
}

/** Of each form that has several corrections standing, all of them; the last is the one that is shown and counted. */
export const correctedTwice = (lines: readonly Line[]): readonly (readonly Answers[])[] =>
  lines.flatMap(({ stand }) => (stand.length > 1 ? [stand] : []))

/**
 * The forms that stand, oldest first by the day each speaks from; a corrected one has given way to its correction, which
 * stands in its place, and of two corrections made apart the later. What this tablet dated by its own clock never stands
 * before what it dated earlier: where days say otherwise, the clock was wrong, and the order of writing holds. A day that
 * somebody wrote down (paper, a file) is believed, and so is the day of a form that came later than it was answered.
 */
export function inOrder(lines: readonly Line[]): readonly Answers[] {
  if (lines.length < 2) return lines.flatMap(({ stand }) => stand.at(-1) ?? [])
  let latest = ''
  return lines
    .map(({ first, stand }) => ({ form: stand.at(-1) as Answers, first }))
    .sort((a, b) => inOrderOfWriting(a.first, b.first))
    .map(({ form, first }) => {
      const { day } = form.body
      if (!isDatedHere(form)) return { form, first, place: day }
      if (day > latest) latest = day
      return { form, first, place: latest }
    })
    .sort((a, b) => byText(a.place, b.place) || inOrderOfWriting(a.first, b.first))
    .map(({ form }) => form)
}

const isDatedHere = ({ body }: Answers) => (body.via === 'tablet' || body.via === 'rating') && !body.late
