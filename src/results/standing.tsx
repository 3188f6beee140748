/** How each case of a unit stands, for the list: its newest value, and what the core says of the change to it. */
import { decimalsOf, headlineOf } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { HomeMark } from '../controls/home-mark.tsx'
import type { Kept } from '../vault/index.ts'
import { useFigures } from './figures.ts'
import {
  BriefChange,
  type Changed,
  changesOf,
  interpretationOf,
  isDeterioration,
  unplaced,
} from './interpretation/index.ts'
import { type Measurement, measurementsOf } from './measurement.ts'
import { useNames } from './names.ts'
import { scaleValue } from './strips/strip-rows.ts'

export interface Standing {
  readonly measurement: Measurement
  /** Of the informant who says the worst; null where nothing has been labelled. */
  readonly changed: Changed | null
  /** Worse by more than the error of measurement, by a label. */
  readonly worse: boolean
}

/** One case after another: yields after each how many are done, since a unit may have thousands. Without measurements there is no standing. */
export function* standingsOf(
  files: Iterable<CaseFile>,
  records: readonly Kept[],
): Generator<number, ReadonlyMap<string, Standing>> {
  const norms = interpretationOf(records)?.norms
  const standings = new Map<string, Standing>()
  let done = 0
  for (const file of files) {
    const measurements = measurementsOf(file, unplaced)
    const changes = norms ? changesOf(norms, measurements) : []
    const standing = standingOf(measurements, changes)
    if (standing) standings.set(file.id, standing)
    done += 1
    yield done
  }
  return standings
}

/** A change for the worse is told before the newest value. */
function standingOf(measurements: readonly Measurement[], changes: readonly Changed[]): Standing | null {
  const worse = changes.find(isDeterioration)
  const measurement = worse?.last ?? measurements.at(-1)
  if (!measurement) return null
  const changed = worse ?? changes.find(({ last, found }) => last === measurement && found.comparable) ?? null
  return { measurement, changed, worse: worse !== undefined }
}

/** `CORE-OM 21,8 (−6,1) ▲ Bättre med mer än mätfelet`. */
export function StandingText({ standing }: { readonly standing: Standing }) {
  const names = useNames()
  const { decimal, signed } = useFigures()
  const { measurement, changed } = standing
  const { form, record } = measurement
  const scale = headlineOf(form)
  const value = scale === null ? null : scaleValue(measurement, scale)
  if (scale === null || value === null) return names.instrument(form)
  const digits = decimalsOf(form, scale)
  const found = changed?.found
  return (
    <>
      {names.instrument(form)} <strong>{decimal(value, digits)}</strong>
      <HomeMark of={record.body} />{' '}
      {found?.comparable && <span>({signed(found.last.value - found.first.value, digits)})</span>}{' '}
      {changed && <BriefChange changed={changed} />}
    </>
  )
}
