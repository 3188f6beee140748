/** Year of birth, from a year or an age as staff write it. The unit keeps the year and nothing nearer. */
import type { Refusal } from '../vault/index.ts'

/** Services of the first line meet people up to 24; a parent who answers about themself may be older. */
const oldest = 99

export function readBorn(written: string, today: string): number | Refusal<'impossible-age'> {
  const text = written.trim()
  const thisYear = Number(today.slice(0, 4))
  if (!/^\d{1,4}$/.test(text)) return { refused: 'impossible-age' }
  const born = text.length === 4 ? Number(text) : thisYear - Number(text)
  if (born > thisYear || born < thisYear - oldest) return { refused: 'impossible-age' }
  return born
}

/** The age that somebody born in a year turns in the year of `day`. The true age is this, or one less. */
export const ageOn = (born: number, day: string): number => Number(day.slice(0, 4)) - born
