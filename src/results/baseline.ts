/** Which of a person's forms stand together: the newest of each kind, and the one it is set against. Pure. */
import { type Measurement, sameKind } from './measurement.ts'

/**
 * The form that the latest is set against: the earliest that can stand on one line with it, else the earliest of its
 * instrument and informant, so that the reason for no label can be said. Null for a first form.
 */
export function startOf(all: readonly Measurement[], latest: Measurement): Measurement | null {
  const earlier = all.slice(0, all.indexOf(latest)).filter((one) => sameSource(one, latest))
  return earlier.find((one) => sameKind(one, latest)) ?? earlier[0] ?? null
}

const sameSource = (a: Measurement, b: Measurement) =>
  a.form.instrument === b.form.instrument && a.form.informant === b.form.informant && a.record.id !== b.record.id

/** The newest form of each instrument and informant, in the order they first came. */
export function latestOfEach(all: readonly Measurement[]): readonly Measurement[] {
  const byKey = new Map<string, Measurement>()
  for (const one of all) byKey.set(`${one.form.instrument} ${one.form.informant}`, one)
  return [...byKey.values()]
}
