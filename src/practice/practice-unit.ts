/**
 * One invented unit to practise on: some forty cases over four months, with answers that nobody has read yet, second
 * measurements that are due, and contacts whose protocol is half written. The same seed and day give the same unit.
 */
import { addDays } from '#aggregate'
import { formById } from '#instruments'
import { type Chance, chance as seeded } from './chance.ts'
import { type Child, type InventedCase, type InventedRecord, inventCase } from './child.ts'
import { atTheEnd } from './end-of-contact.ts'
import { type AgeBand, ages, interventions, people, professions, reasons, type Sex } from './first-line.ts'
import { withGoals } from './goals.ts'

const size = 40
const SPAN_DAYS = 120

/**
 * `today` is a civil date; nothing is dated after it. `staff` rates, reads, and is responsible for most.
 *
 * @returns cases in the order they were opened, each with its records in order of writing.
 */
export function practiceUnit(seed: number, today: string, staff: string): readonly InventedCase[] {
  const chance = seeded(seed)
  const opened = Array.from({ length: size }, () => addDays(today, -chance.whole(1, SPAN_DAYS))).sort()
  const cases = opened.map((day, i) =>
    inventCase(inventChild(day, chance), {
      chance,
      code: `ÖVA-${String(i + 1).padStart(2, '0')}`,
      until: today,
      followUpAfter: chance.whole(42, 70),
      training: true,
      staff,
      ...(!isNobodys(i) && { responsible: staff }),
    }),
  )
  return withGoals(atTheEnd(readMost(cases, today, chance), seeded(seed + 1)), seeded(seed + 2))
}

/** Every third is nobody's yet, so that a list of one's own cases differs from the unit's. */
const isNobodys = (i: number) => i % 3 === 2

/** A child as chance would send it, by the shares of 2014. */
function inventChild(opened: string, chance: Chance): Child {
  const everyone = Object.entries(people).flatMap(([sex, bands]) =>
    Object.entries(bands).flatMap(([band, count]) => Array<[Sex, AgeBand]>(count).fill([sex as Sex, band as AgeBand])),
  )
  const [sex, band] = chance.pick(everyone)
  const some = (shares: Readonly<Record<string, number>>) =>
    Object.keys(shares).filter((code) => chance.yes(shares[code] ?? 0))
  const known = (codes: readonly string[]) => (chance.yes(0.06) ? null : codes)
  return {
    sex,
    age: chance.whole(...ages[band]),
    opened,
    reasons: known(some(reasons[sex][band])),
    interventions: known(some(interventions)),
    professions: known(some(professions)),
  }
}

/** Answers that must be read are read within a day or two; what came in the last week is not, yet. */
function readMost(cases: readonly InventedCase[], today: string, chance: Chance): readonly InventedCase[] {
  const unread = addDays(today, -7)
  return cases.map(({ id, records }) => ({
    id,
    records: records.flatMap((record) => {
      const items = toRead(record)
      if (items.length === 0 || record.at.slice(0, 10) > unread) return [record]
      const at = `${addDays(record.at.slice(0, 10), chance.whole(0, 2))}T15:59:30.000Z`
      const done = 'Gått igenom tillsammans med personen.'
      return [record, { id: chance.uuid(), at, by: 'staff', body: { kind: 'seen', record: record.id, items, done } }]
    }),
  }))
}

function toRead({ body }: InventedRecord): string[] {
  if (body.kind !== 'answers') return []
  return [...(formById(body.form)?.review ?? [])].filter((item) => body.answers[item] !== 0)
}
