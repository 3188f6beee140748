/**
 * Scores line after line of answers to one form. There is no rule of scoring here: what `scoreForm` says of a line is
 * remembered by what it hangs on (`hinge.ts`), and asked for where it is not known.
 */
import type { Form } from './definition.ts'
import type { NormSet } from './norms.ts'
import { codeAt, type Hinge, hingesOf } from './outcome-key.ts'
import type { OfOneAge } from './place.ts'
import { itemIds } from './read-answers.ts'

import type { Answers, NotScored, Result, Scored } from './result.ts'
import { scoreForm } from './score.ts'

/** What scores of one scale with the same value have in common, at one age and sex. */
export type Outcome = Pick<Scored, 'kind' | 'value' | 'placements'> | Pick<NotScored, 'kind' | 'reason'>

/** Of an item to be read: its answer is above 0, blank or neither. */
export type ToRead = 'above' | 'blank' | null

/** What is made of an outcome: made once, and given again for every line that has it. */
export interface Making<T extends object> {
  scale(outcome: Outcome): T
  review(item: string, is: ToRead): T
}

/** When more have been made they are forgotten: a long table takes no more memory than a short one. */
const MOST_MADE = 100_000

export class ScoreMany<T extends object> {
  /** The line to score: for each item in printed order 0 for a blank, or 1 + the code as counted from the lowest. */
  readonly places: Int32Array
  readonly #form: Form
  readonly #normSets: readonly NormSet[]
  readonly #state: Int32Array
  readonly #subjects: readonly Subject<T>[]
  readonly #tables: Tables
  readonly #given: T[] = []
  /** By person, subject and outcome. */
  readonly #made = new Map<number, (T | undefined)[][]>()
  #count = 0

  constructor(form: Form, normSets: readonly NormSet[], making: Making<T>) {
    this.#form = form
    this.#normSets = normSets
    const items = itemIds(form).length
    const hinges = hingesOf(form)
    this.#subjects = subjectsOf(form, making, hinges, items)
    this.#tables = layOut(hinges)
    this.#state = new Int32Array(items + hinges.length)
    this.places = this.#state.subarray(0, items)
  }

  /** What was made of each scale, then of each item to be read, in the form's order. The next line writes over it. */
  score(person: OfOneAge): readonly T[] {
    const made = this.#madeFor(person)
    const { bases, numbers } = this.#tables
    const state = this.#state
    const given = this.#given
    const items = this.places.length
    for (let at = 0; at < bases.length; at += 1) {
      const number = (numbers[keyOf(this.#tables, state, at)] as number) - 1
      const one = number < 0 ? undefined : (made[at] as (T | undefined)[])[number]
      if (one === undefined) return this.#learn(person, made)
      state[items + at] = number
      given[at] = one
    }
    return given
  }

  /** A line with something new in it. */
  #learn(person: OfOneAge, made: (T | undefined)[][]): readonly T[] {
    const result = this.#ask(person)
    for (const [at, subject] of this.#subjects.entries()) {
      const number = this.#number(subject, keyOf(this.#tables, this.#state, at), result)
      if (number < 0) return this.#subjects.map(({ make }) => make(result))
      this.#state[this.places.length + at] = number
      this.#given[at] = this.#makeOnce(made[at] as (T | undefined)[], number, subject, result)
    }
    return this.#given
  }

  #makeOnce(made: (T | undefined)[], number: number, { make }: Subject<T>, result: Result): T {
    const known = made[number]
    if (known !== undefined) return known
    const one = make(result)
    made[number] = one
    this.#count += 1
    return one
  }

  #ask(person: OfOneAge): Result {
    const codes = Object.entries(this.#form.items).map(([id, item], at) => [id, codeAt(item, this.places[at] ?? 0)])
    return scoreForm(this.#form, Object.fromEntries(codes) as Answers, person, this.#normSets)
  }

  /** The number of a subject's outcome, which is remembered; -1 where there are too many. */
  #number({ outcome, outcomes, most, tooWide }: Subject<T>, key: number, result: Result): number {
    const got = outcome(result)
    const number = outcomes.get(got) ?? outcomes.size
    if (number >= most) return -1
    outcomes.set(got, number)
    if (!tooWide) this.#tables.numbers[key] = number + 1
    return number
  }

  #madeFor({ age, sex }: OfOneAge): (T | undefined)[][] {
    if (this.#count > MOST_MADE) this.#forget()
    const key = ((age ?? -1) + 1) * 3 + (sex === 'f' ? 0 : sex === 'm' ? 1 : 2)
    const known = this.#made.get(key)
    if (known) return known
    const made = this.#subjects.map(() => [])
    this.#made.set(key, made)
    return made
  }

  #forget(): void {
    this.#made.clear()
    this.#count = 0
    this.#tables.numbers.fill(0)
    for (const { outcomes } of this.#subjects) outcomes.clear()
  }
}

/** A scale or an item to be read. */
interface Subject<T> {
  /** What the result says of it that other lines may share. */
  readonly outcome: (result: Result) => number | string | null
  readonly make: (result: Result) => T
  /** The outcomes that were met, numbered in that order. */
  readonly outcomes: Map<number | string | null, number>
  /** Numbers are below this: the sums that it is part of have weights for as many. */
  readonly most: number
  readonly tooWide: boolean
}

function subjectsOf<T extends object>(
  form: Form,
  { scale, review }: Making<T>,
  hinges: readonly Hinge[],
  items: number,
): readonly Subject<T>[] {
  const says = [
    ...Object.keys(form.scales).map((id) => ({
      outcome: ({ scales }: Result) => valueOrReason(scales[id] as Outcome),
      make: ({ scales }: Result) => scale(scales[id] as Outcome),
    })),
    ...form.review.map((item) => ({
      outcome: (result: Result) => isToRead(item, result),
      make: (result: Result) => review(item, isToRead(item, result)),
    })),
  ]
  return says.map((one, at) => {
    const rows = hinges.flatMap(({ slots, weights }) => weights.filter((_, i) => slots[i] === items + at))
    const most = Math.min(MOST_MADE, ...rows.map((row) => row.length))
    return { ...one, outcomes: new Map(), most, tooWide: hinges[at]?.tooWide ?? true }
  })
}

const valueOrReason = (got: Outcome) => (got.kind === 'scored' ? got.value : got.reason)

const isToRead = (item: string, { review }: Result): ToRead =>
  review.blank.includes(item) ? 'blank' : review.above.includes(item) ? 'above' : null

/** All hinges end to end, so that a line is looked up in a few arrays and not in hundreds. */
interface Tables {
  /** In turn a slot, and where in the weights its row begins. */
  readonly steps: Int32Array
  readonly weights: Int32Array
  /** Of each hinge, the place after its last step, and where its keys begin. */
  readonly ends: Int32Array
  readonly bases: Int32Array
  /** By the key, 1 + the number of the outcome; 0 where it is not known. */
  readonly numbers: Int32Array
}

function keyOf({ steps, ends, weights, bases }: Tables, state: Int32Array, at: number): number {
  let key = bases[at] as number
  const end = ends[at] as number
  for (let step = at === 0 ? 0 : (ends[at - 1] as number); step < end; step += 2)
    key += weights[(steps[step + 1] as number) + (state[steps[step] as number] as number)] as number
  return key
}

function layOut(hinges: readonly Hinge[]): Tables {
  const rows = hinges.flatMap(({ weights }) => weights)
  const begins = sums(rows.map((row) => row.length))
  const keys = sums(hinges.map((hinge) => hinge.keys))
  const slots = sums(hinges.map((hinge) => hinge.slots.length))
  return {
    steps: Int32Array.from(hinges.flatMap((hinge) => hinge.slots).flatMap((slot, at) => [slot, begins[at] as number])),
    weights: Int32Array.from(rows.flat()),
    ends: Int32Array.from(slots.slice(1), (slot) => 2 * slot),
    bases: Int32Array.from(keys.slice(0, -1)),
    numbers: new Int32Array(keys.at(-1) ?? 0),
  }
}

/** 0, and the sum of the first, the first two … */
function sums(numbers: readonly number[]): readonly number[] {
  let sum = 0
  return [0, ...numbers.map((number) => (sum += number))]
}
