/** Two numbers and the days they are from, which stand also where nothing is said of the change. */
import { decimalsOf } from '#instruments'
import { useWords } from '../words/index.tsx'
import { useFigures } from './figures.ts'
import type { Measurement } from './measurement.ts'
import { WordingMark } from './wording-mark.tsx'

/** 18 → 11, with the days; also where no label can be given. */
export function Numbers(props: { readonly before: Measurement; readonly after: Measurement; readonly scale: string }) {
  const { before, after, scale } = props
  const { t } = useWords()
  const { signed } = useFigures()
  const [pre, post] = [scoreOf(before, scale), scoreOf(after, scale)]
  const write = useWritten(scale)
  const digits = decimalsOf(after.form, scale)
  return (
    <p className="change__numbers">
      <span className="change__value">{write(before)}</span>
      <span aria-hidden="true" className="change__arrow">
        →
      </span>
      <span className="visually-hidden">{t('results.change.to')}</span>
      <span className="change__value">{write(after)}</span>
      {pre !== null && post !== null && <span className="muted">({signed(post - pre, digits)})</span>}
      <span className="muted change__days">
        {before.record.body.day} – {after.record.body.day}
      </span>
      <WordingMark of={[before, after]} />
    </p>
  )
}

function useWritten(scale: string): (measurement: Measurement) => string {
  const { decimal } = useFigures()
  return (measurement) => {
    const value = scoreOf(measurement, scale)
    return value === null ? '–' : decimal(value, decimalsOf(measurement.form, scale))
  }
}

const scoreOf = ({ result }: Measurement, scale: string): number | null => {
  const score = result.scales[scale]
  return score?.kind === 'scored' ? score.value : null
}
