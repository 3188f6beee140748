/** Two numbers and the days they are from, which stand also where nothing is said of the change. */
import { decimalsOf } from '#instruments'
import { HomeMark } from '../controls/home-mark.tsx'
import { useWords } from '../words/index.tsx'
import { useFigures } from './figures.ts'
import type { Measurement } from './measurement.ts'
import { WordingMark } from './wording-mark.tsx'

/** 18 → 11, with the days; also where no label can be given. */
export function Numbers(props: { readonly first: Measurement; readonly last: Measurement; readonly scale: string }) {
  const { first, last, scale } = props
  const { t } = useWords()
  const { signed } = useFigures()
  const [was, is] = [scoreOf(first, scale), scoreOf(last, scale)]
  const write = useWritten(scale)
  const digits = decimalsOf(last.form, scale)
  return (
    <p className="change__numbers">
      <span className="change__value">{write(first)}</span>
      <HomeMark of={first.record.body} />
      <span aria-hidden="true" className="change__arrow">
        →
      </span>
      <span className="visually-hidden">{t('results.change.to')}</span>
      <span className="change__value">{write(last)}</span>
      <HomeMark of={last.record.body} />
      {was !== null && is !== null && <span className="muted">({signed(is - was, digits)})</span>}
      <span className="muted change__days">
        {first.record.body.day} – {last.record.body.day}
      </span>
      <WordingMark of={[first, last]} />
    </p>
  )
}

/** Two numbers, each with its day, that are not set against each other. */
export function NumbersApart({ of, scale }: { readonly of: readonly Measurement[]; readonly scale: string }) {
  const write = useWritten(scale)
  return (
    <p className="change__numbers">
      {of.map((one) => (
        <span key={one.record.id} className="change__numbers">
          <span className="change__value">{write(one)}</span>
          <span className="muted change__days">{one.record.body.day}</span>
          <HomeMark of={one.record.body} />
        </span>
      ))}
      <WordingMark of={of} />
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
