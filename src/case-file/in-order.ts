/** In which order a case's forms stand. Pure. */
import { inOrderOfWriting, type KeptOf } from '../vault/index.ts'

type Answers = KeptOf<'answers'>

/**
 * The forms that stand, oldest first by the day each speaks from; a corrected one has given way to its correction, which
 * stands in its place. What this tablet dated by its own clock never stands before what it dated earlier: where days say
 * otherwise, the clock was wrong, and the order of writing holds. A day that somebody wrote down (paper, a file) is
 * believed, and so is the day of a form that came later than it was answered.
 */
export function inOrder(forms: readonly Answers[]): readonly Answers[] {
  const byId = new Map(forms.map((form) => [form.id, form]))
  const corrected = new Set(forms.map(({ body }) => body.corrects?.record))
  const firstOf = (form: Answers): Answers => {
    const before = form.body.corrects && byId.get(form.body.corrects.record)
    return before ? firstOf(before) : form
  }
  let latest = ''
  return forms
    .filter(({ id }) => !corrected.has(id))
    .map((form) => ({ form, first: firstOf(form) }))
    .sort((a, b) => inOrderOfWriting(a.first, b.first))
    .map(({ form, first }) => {
      const { day } = form.body
      if (!isDatedHere(form)) return { form, first, place: day }
      if (day > latest) latest = day
      return { form, first, place: latest }
    })
    .sort((a, b) => a.place.localeCompare(b.place, 'en') || inOrderOfWriting(a.first, b.first))
    .map(({ form }) => form)
}

const isDatedHere = ({ body }: Answers) => (body.via === 'tablet' || body.via === 'rating') && !body.late
