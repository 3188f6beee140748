/** What must be said with the bands of some forms, wherever they stand: on the screen, in print and in the record. Pure. */
import { agesOf, labelKey, type Scored, underBritishAlone } from '#instruments'
import type { Words } from '../../words/index.tsx'
import type { Measurement } from '../measurement.ts'

/** Sentences about the scales that are told of the forms: what British limits miss, two possible ages. */
export function cautionsOf(
  of: readonly Measurement[],
  scales: readonly string[],
  { t, named }: Words,
): readonly string[] {
  const scored = of.flatMap((measurement) =>
    scales.flatMap((scale) => {
      const score = measurement.result.scales[scale]
      return score?.kind === 'scored' ? [{ measurement, score }] : []
    }),
  )
  const said = scored.flatMap(({ measurement, score }) => [
    underBritishAlone(score) && named(labelKey(measurement.form.instrument, 'british'), t('results.british')),
    twoAges(measurement, score, t),
  ])
  return [...new Set(said.filter((sentence) => sentence !== false && sentence !== null))]
}

/** Said where age decides: staff can settle it by the month of birth. */
function twoAges({ person }: Measurement, { placements }: Scored, t: Words['t']): string | null {
  const [younger, older] = agesOf(person.age)
  if (older === undefined || !placements.some(({ ages }) => ages !== null)) return null
  return t('results.two-ages', { younger: String(younger), older: String(older) })
}
