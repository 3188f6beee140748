/** From a unit's kept records to its batch, as the app does it. */
import { type Disclosure, disclose, type Period, period2014, type Release } from '#aggregate'
import { casesOfPeriod } from '../../src/period/cases-of-period.ts'
import { keptRecords } from '../../src/practice/fill.ts'
import { staff, type Unit } from './nation.ts'

/** Invented contacts are a rehearsal, whatever the days: the collector marks it so, and takes it today. */
export const period: Period = { ...period2014, kind: 'rehearsal' }

export function releaseOf(unit: Unit, id?: string): Release {
  const release = disclose(disclosureOf(unit, id))
  if ('refused' in release) throw new Error(`${unit.name}: ${release.refused}`)
  return release
}

export const disclosureOf = (unit: Unit, id: string = unit.name.replace(' ', '-')): Disclosure => ({
  period,
  edition: 1,
  cases: casesOfPeriod(keptRecords(unit.cases, staff), period),
  joined: null,
  unit: id,
  key: unit.key,
  app: '0.1.0',
  released: [],
})
