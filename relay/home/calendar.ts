/** Days and hours as they are where units are: a promise to read holds within one working day. Pure. */
import { unitTimeZone } from '#aggregate'

const calendar = new Intl.DateTimeFormat('sv-SE', {
  timeZone: unitTimeZone,
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', weekday: 'short' },
})

/** Nobody promises to read before, or until later: by the clock on the wall, `hh:mm`. */
const [EARLIEST, LATEST] = ['06:00', '20:00']

function partsOf(instant: number) {
  const parts = new Map(calendar.formatToParts(instant).map(({ type, value }) => [type, value]))
  const of = (...types: readonly Intl.DateTimeFormatPartTypes[]) => types.map((type) => parts.get(type))
  return { day: of('year', 'month', 'day').join('-'), time: of('hour', 'minute').join(':'), weekday: of('weekday')[0] }
}

/** Whether both are on one working day, within the hours in which anybody reads. Instants in milliseconds. */
export function withinOneDay(from: number, until: number): boolean {
  const [begins, ends] = [partsOf(from), partsOf(until)]
  const weekend = begins.weekday === 'lör' || begins.weekday === 'sön'
  return from < until && begins.day === ends.day && !weekend && begins.time >= EARLIEST && ends.time <= LATEST
}
