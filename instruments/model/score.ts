/** Scoring: one function for every form. It never fails; a scale has a value, or says why not. */
import type { Form, Item, ItemScale, SumOfScales } from './definition.ts'
import { type Frame, framed } from './frame.ts'
import type { NormSet } from './norms.ts'
import { place, tablesFor } from './place.ts'
import type { Answers, NotScored, Person, Result, ScaleScore, Scored } from './result.ts'

/** Scores answers that came through `readAnswers`. Placements follow the order of the norm sets. */
export function scoreForm<I extends string, S extends string>(
  form: Form<I, S>,
  answers: Answers<I>,
  person: Person,
  normSets: readonly NormSet[],
): Result<S> {
  const tables = tablesFor(form, normSets)
  const scores: Record<string, ScaleScore> = {}
  for (const { id, scale, frame } of framed(form)) {
    const bare = 'items' in scale ? scoreItems(form, scale, frame, answers) : addScales(scale, frame, scores)
    scores[id] = bare.kind === 'scored' ? { ...bare, ...place(form, id, bare, person, tables) } : bare
  }
  const { id, instrument, revision, informant, period, occasion } = form
  return {
    form: { id, instrument, revision, informant, period, occasion },
    informant,
    scales: scores as Record<S, ScaleScore>,
    review: review(form, answers),
  }
}

type Unplaced = Omit<Scored, 'placements' | 'unplaced'> | NotScored

function scoreItems<I extends string>(form: Form<I>, scale: ItemScale<I>, frame: Frame, answers: Answers<I>): Unplaced {
  const blank: I[] = []
  let sum = 0
  for (const item of scale.items) {
    const answer = answers[item]
    if (answer === null) blank.push(item)
    else sum += worthOf(form.items[item], answer)
  }
  const { missing, gate } = scale
  const counted = { ...frame, answered: frame.of - blank.length, blank }
  if (gate && answers[gate.item] === null)
    return { ...counted, kind: 'not-scored', reason: 'gate-blank', allow: missing.allow }
  const closed = gate !== undefined && answers[gate.item] === 0
  if (!closed && (blank.length > missing.allow || counted.answered === 0))
    return { ...counted, kind: 'not-scored', reason: 'too-many-blanks', allow: missing.allow }
  const exact = closed ? { sum: 0, over: 1 } : fraction(scale, sum, counted.answered)
  const prorated = !closed && blank.length > 0 && 'by' in missing && missing.by === 'person-mean'
  return { ...counted, kind: 'scored', value: exact.sum / exact.over, exact, prorated }
}

/** The value as whole numbers: blanks stand as the person's own mean, or as nothing, before anything is divided. */
function fraction(scale: ItemScale, sum: number, answered: number): Scored['exact'] {
  const { missing, combine, times = 1 } = scale
  const of = scale.items.length
  const made = 'by' in missing && missing.by === 'zero' ? of : answered
  const exact = combine === 'mean' ? { sum: sum * times, over: made } : { sum: sum * of * times, over: made }
  if (scale.round === 'half-up') return { sum: Math.floor((2 * exact.sum + exact.over) / (2 * exact.over)), over: 1 }
  return combine === 'sum' && made === of ? { sum: sum * times, over: 1 } : exact
}

function addScales(scale: SumOfScales, frame: Frame, scores: Readonly<Record<string, ScaleScore>>): Unplaced {
  const parts = scale.scales.map((id) => ({ id, part: scores[id] as ScaleScore }))
  const blank = parts.flatMap(({ part }) => part.blank)
  const counted = { ...frame, answered: frame.of - blank.length, blank }
  const missing = parts.filter(({ part }) => part.kind === 'not-scored').map(({ id }) => id)
  if (missing.length > 0) return { ...counted, kind: 'not-scored', reason: 'part-missing', allow: 0, parts: missing }
  const scored = parts.map(({ part }) => part as Scored)
  const exact = scored.reduce((sum, part) => add(sum, part.exact), { sum: 0, over: 1 })
  const prorated = scored.some((part) => part.prorated)
  return { ...counted, kind: 'scored', value: exact.sum / exact.over, exact, prorated }
}

const add = (a: Scored['exact'], b: Scored['exact']) => ({
  sum: a.sum * b.over + b.sum * a.over,
  over: a.over * b.over,
})

/** Every answer's worth on the scale; for a written number, the number. */
function worthOf(item: Item, answer: number): number {
  if (item.kind === 'number') return answer
  const worth = item.worth[answer]
  if (worth === undefined) throw new RangeError(`no choice ${answer}: answers are read by readAnswers first`)
  return worth
}

function review<I extends string>(form: Form<I>, answers: Answers<I>): Result['review'] {
  const above = form.review.filter((item) => {
    const answer = answers[item]
    return answer !== null && worthOf(form.items[item], answer) > 0
  })
  return { above, blank: form.review.filter((item) => answers[item] === null) }
}
