/**
 * Makes the nation that a practice unit is compared with: 26 of the 27 invented units of 2014, each put through
 * tabulation and disclosure as the app does it. Run again when the plan or the rules change: `npm run practice-nation`.
 */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterTheVisit, disclose, practicePeriod } from '#aggregate'
import { setOwnForms } from '#instruments'
import { casesOfPeriod } from '../src/period/cases-of-period.ts'
import { chance } from '../src/practice/chance.ts'
import { atTheEnd } from '../src/practice/end-of-contact.ts'
import { keptRecords } from '../src/practice/fill.ts'
import { withGoals } from '../src/practice/goals.ts'
import { nation, staff } from '../test/reenactment/nation.ts'

/** The days are 2014's, as the invented contacts are; a batch holds no day. */
const period = practicePeriod('2014-03-01', '2014-09-30')

setOwnForms(afterTheVisit.forms)
const batches = nation(2014)
  .slice(0, 26)
  .map(({ name, cases, key }, i) => {
    const told = withGoals(atTheEnd(cases, chance(i + 1)), chance(i + 2))
    const found = casesOfPeriod(keptRecords(told, staff), period)
    const release = disclose({
      period,
      edition: 1,
      cases: found,
      joined: null,
      unit: name.replace(' ', '-'),
      key,
      app: '0.1.0',
      released: [],
    })
    if ('refused' in release) throw new Error(`${name}: ${release.refused}`)
    return release.batch
  })
writeFileSync('collector/practice/nation.json.gz', gzipSync(JSON.stringify(batches), { level: 9 }))
