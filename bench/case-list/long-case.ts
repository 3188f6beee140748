/** A case that is longer than any: four forms, again and again over three years. */
import { addDays } from '#aggregate'
import { chance as seeded } from '../../src/practice/chance.ts'
import { answersOf, type InventedCase } from '../../src/practice/child.ts'

export const longCode = 'LANG-60'

const forms = [
  { first: 'sdq-s11-17', later: 'sdq-s11-17-followup' },
  { first: 'sdq-p4-17', later: 'sdq-p4-17-followup' },
  { first: 'yp-core', later: 'yp-core' },
  { first: 'cgas', later: 'cgas' },
]
const occasions = 15
const daysBetween = 75

/** Sixty measurements, the newest a fortnight before `today`. `staff` rates. */
export function longCase(today: string, staff: string): InventedCase {
  const chance = seeded(60)
  const dayOf = (occasion: number) => addDays(today, -14 - daysBetween * (occasions - 1 - occasion))
  const opened = dayOf(0)
  const born = Number(opened.slice(0, 4)) - 13
  const inventing = { chance, code: longCode, until: today, followUpAfter: daysBetween, training: true, staff }
  const answers = Array.from({ length: occasions }, (_, n) =>
    forms.map(({ first, later }) =>
      n === 0
        ? answersOf(first, 'first', dayOf(n), 0.6, inventing)
        : answersOf(later, 'follow-up', dayOf(n), 0.6 - 0.03 * n, inventing),
    ),
  ).flat()
  const bodies = [{ kind: 'case', code: longCode, born, sex: 'f', opened } as const, ...answers]
  return {
    id: chance.uuid(),
    records: bodies.map((body) => ({ id: chance.uuid(), at: `${today}T08:00:00.000Z`, by: 'staff', body })),
  }
}
