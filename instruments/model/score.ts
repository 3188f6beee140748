/** Scoring: one function for every form. It never fails; a scale has a value, or says why not. */
import type { Form, Item, ItemScale, SumOfScales } from './definition.ts'
import { type Frame, framed } from './frame.ts'
import type { NormSet } from './norms.ts'
import { type Placed, place } from './place.ts'
import type { Answers, NotScored, Person, Result, ScaleScore, Scored } from './result.ts'

/** Scores answers that came through `readAnswers`. Placements follow the order of the norm sets. */
export function scoreForm<I extends string, S extends string>(
  form: Form<I, S>,
  answers: Answers<I>,
  person: Person,
  normSets: readonly NormSet[],
): Result<S> {
  const scores: Record<string, ScaleScore> = {}
  for (const { id, scale, frame, asked } of framed(form)) {
    const bare = 'items' in scale ? scoreItems(scale, asked, answers) : addScales(scale, scores)
    if ('reason' in bare) scores[id] = { ...frame, answered: frame.of - bare.blank.length, kind: 'not-scored', ...bare }
    else
      scores[id] = scored(
        frame,
        bare,
        place(form, id, { value: quotient(bare), higherIs: frame.higherIs }, person, normSets),
      )
  }
  const { id, instrument, revision, informant, period, occasion } = form
  return {
    form: { id, instrument, revision, informant, period, occasion },
    informant,
    scales: scores as Record<S, ScaleScore>,
    review: review(form, answers),
  }
}

type Value = Pick<Scored, 'blank' | 'exact' | 'prorated'>
type NoValue = Pick<NotScored, 'blank' | 'reason' | 'allow' | 'parts'>

const quotient = ({ exact }: Value): number => exact.sum / exact.over

/** Written out field by field, since this is made for every scale of every line of a table. */
function scored(frame: Frame, bare: Value, { placements, unplaced }: Placed): Scored {
  return {
    range: frame.range,
    higherIs: frame.higherIs,
    of: frame.of,
    cites: frame.cites,
    answered: frame.of - bare.blank.length,
    blank: bare.blank,
    kind: 'scored',
    value: quotient(bare),
    exact: bare.exact,
    prorated: bare.prorated,
    placements,
    unplaced,
  }
}

function scoreItems<I extends string>(
  scale: ItemScale<I>,
  asked: readonly Item[],
  answers: Answers<I>,
): Value | NoValue {
  const blank: I[] = []
  let sum = 0
  for (let at = 0; at < asked.length; at += 1) {
    const item = scale.items[at] as I
    const answer = answers[item]
    if (answer === null) blank.push(item)
    else sum += worthOf(asked[at] as Item, answer)
  }
  const { missing, gate } = scale
  const answered = scale.items.length - blank.length
  if (gate && answers[gate.item] === null) return { blank, reason: 'gate-blank', allow: missing.allow }
  if (gate && answers[gate.item] === 0) return { blank, exact: { sum: 0, over: 1 }, prorated: false }
  if (blank.length > missing.allow || answered === 0) return { blank, reason: 'too-many-blanks', allow: missing.allow }
  const prorated = blank.length > 0 && 'by' in missing && missing.by === 'person-mean'
  return { blank, exact: fraction(scale, sum, answered), prorated }
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

function addScales(scale: SumOfScales, scores: Readonly<Record<string, ScaleScore>>): Value | NoValue {
  const blank: string[] = []
  const missing: string[] = []
  let exact: Scored['exact'] = { sum: 0, over: 1 }
  let prorated = false
  for (const id of scale.scales) {
    const part = scores[id] as ScaleScore
    blank.push(...part.blank)
    if (part.kind === 'not-scored') missing.push(id)
    else {
      exact = add(exact, part.exact)
      prorated ||= part.prorated
    }
  }
  return missing.length > 0 ? { blank, reason: 'part-missing', allow: 0, parts: missing } : { blank, exact, prorated }
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
