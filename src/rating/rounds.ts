/** The course as one member of staff has gone through it, put together from immutable training records. Pure. */
import { type Kept, ofKind } from '../vault/index.ts'

export interface Round {
  readonly staff: string
  readonly course: string
  readonly ratings: readonly { readonly case: string; readonly score: number }[]
  /** A civil date, or null while the round goes on. */
  readonly finished: string | null
}

/** Rounds in the order they were begun. Each save holds the whole round so far; one with a date ends it. */
export function rounds(records: readonly Kept[], staff?: string): readonly Round[] {
  const all: Round[] = []
  const going = new Map<string, number>()
  for (const { body } of ofKind(records, 'training')) {
    if (staff !== undefined && body.staff !== staff) continue
    const key = `${body.staff} ${body.course}`
    const at = going.get(key) ?? all.length
    all[at] = { staff: body.staff, course: body.course, ratings: body.ratings, finished: body.finished }
    if (body.finished === null) going.set(key, at)
    else going.delete(key)
  }
  return all
}

/** The last day this member of staff finished a round, or null for never: kept with every rating. */
export function lastTrained(records: readonly Kept[], staff: string): string | null {
  const days = rounds(records, staff).flatMap((round) => round.finished ?? [])
  return days.sort().at(-1) ?? null
}

export type TrainingState = 'never' | 'current' | 'due'

/** One training changes little and wears off (Lundh 2012), so a year is as long as we let it stand: our own choice. */
export function trainingState(trained: string | null, today: string): TrainingState {
  if (trained === null) return 'never'
  return yearAfter(trained) <= today ? 'due' : 'current'
}

const yearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
