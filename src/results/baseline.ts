/** Which of a person's forms stand together: the newest of each kind, and the one it is set against. Pure. */
import { isFollowedUpBy, type Measurement, sameKind } from './measurement.ts'

/**
 * The forms that the latest is set against: the first form that it follows up, and the earliest of its own kind. Where there
 * is neither, the earliest of its instrument and informant, so that the reason for no comparison can be said. None for a
 * first form.
 */
export function baselineOf(all: readonly Measurement[], latest: Measurement): readonly Measurement[] {
  const earlier = all.slice(0, all.indexOf(latest)).filter((one) => sameSource(one, latest))
  const first = earlier.find((one) => isFollowedUpBy(one, latest))
  const alike = earlier.find((one) => sameKind(one, latest))
  const found = [first, alike].filter((one) => one !== undefined)
  return found.length > 0 ? found : earlier.slice(0, 1)
}

const sameSource = (a: Measurement, b: Measurement) =>
  a.form.instrument === b.form.instrument && a.form.informant === b.form.informant && a.record.id !== b.record.id

/** The newest form of each instrument and informant, in the order they first came. */
export function latestOfEach(all: readonly Measurement[]): readonly Measurement[] {
  const byKey = new Map<string, Measurement>()
  for (const one of all) byKey.set(`${one.form.instrument} ${one.form.informant}`, one)
  return [...byKey.values()]
}
