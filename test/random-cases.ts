/** Cases of one unit as chance makes them, straight as the input of tabulation: for properties of what leaves. */
import { type Measurement, type PeriodCase, revisionNow } from '#aggregate'
import { type Chance, chance } from '../src/practice/chance.ts'

const codes = ['anxiety', 'low-mood', 'aggressiveness', 'school', 'self-harm', 'other']
const some = (c: Chance, from: readonly string[]) => (c.yes(0.1) ? null : from.filter(() => c.yes(0.3)))

function sdq(c: Chance, form: string, timePoint: 'first' | 'last', skew: number): Measurement {
  const fifth = () => ({ sum: Math.floor(11 * c.next() ** skew), over: 1 })
  const [emotional, conduct, hyperactivity, peer] = [fifth(), fifth(), fifth(), fifth()]
  const total = { sum: emotional.sum + conduct.sum + hyperactivity.sum + peer.sum, over: 1 }
  const scales = {
    total,
    emotional,
    conduct,
    hyperactivity,
    peer,
    prosocial: fifth(),
    impact: c.yes(0.1) ? null : fifth(),
  }
  return { form, revision: revisionNow('sdq-parent'), timePoint, training: false, scales }
}

/** A CORE-OM, now and then with a blank: its value then has 33 in the denominator. */
function core(c: Chance, timePoint: 'first' | 'last'): Measurement {
  const over = c.yes(0.2) ? 33 : 34
  return {
    form: 'core-om',
    revision: revisionNow('core-om'),
    timePoint,
    training: false,
    scales: { clinical: { sum: 10 * c.whole(0, 90), over } },
  }
}

/** Whom a unit meets: the levels that its scores bear depend on it. */
export interface Clinic {
  readonly sexes: readonly PeriodCase['sex'][]
  readonly ages: readonly [from: number, to: number]
}

export const clinics: readonly [Clinic, ...Clinic[]] = [
  { sexes: ['f', 'f', 'f', 'm', 'm', 'm', 'x'], ages: [4, 26] },
  { sexes: ['f', 'm'], ages: [8, 18] },
  { sexes: ['f', 'm'], ages: [13, 18] },
  { sexes: ['f', 'm'], ages: [4, 26] },
]

export function randomCase(c: Chance, clinic: Clinic = clinics[0]): PeriodCase {
  const skew = c.pick([1, 2, 3])
  const followed = c.yes(0.5)
  const measured = c.yes(0.8)
  const adult = c.yes(0.4)
  const first = adult ? core(c, 'first') : sdq(c, 'sdq-s11-17', 'first', skew)
  const last = adult ? core(c, 'last') : sdq(c, 'sdq-s11-17-followup', 'last', skew)
  return {
    id: c.uuid(),
    sex: c.pick(clinic.sexes),
    age: c.yes(0.02) ? null : c.whole(...clinic.ages),
    reasons: some(c, codes),
    interventions: some(c, ['talks-young', 'talks-parent', 'assessment']),
    professions: some(c, ['social-worker', 'psychologist', 'nurse']),
    waiting: { visit: c.yes(0.1) ? null : c.whole(0, 200), start: c.yes(0.3) ? null : c.whole(0, 200) },
    measurements: measured ? [first, ...(followed ? [last] : [])] : [],
    changes:
      measured && followed && adult
        ? { 'core-om': c.pick(['recovered', 'improved', 'unchanged', 'deteriorated', null]) }
        : {},
  }
}

export const randomCases = (seed: number, size: number, clinic: Clinic = clinics[0]): readonly PeriodCase[] => {
  const c = chance(seed)
  return Array.from({ length: size }, () => randomCase(c, clinic))
}

export const keyOf = (seed: number) => {
  const c = chance(seed)
  return Uint8Array.from({ length: 32 }, () => c.whole(0, 255))
}
