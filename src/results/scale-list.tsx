/** One form's scales: value, range, band in words, blanks. Works on paper and at 390 px, since every row is a small block. */
import { decimalsOf, type Form, headlineOf, type NotScored, rowsOf, type ScaleScore, type Scored } from '#instruments'
import { useWords } from '../words/index.tsx'
import { useFigures } from './figures.ts'
import { MeansBeside, NormsNamed, Placed } from './interpretation/index.ts'
import { blanksAsZero, type Measurement } from './measurement.ts'
import { useNames } from './names.ts'
import { Strip } from './strips/strip.tsx'

export function ScaleList({ measurement }: { readonly measurement: Measurement }) {
  const { form, result } = measurement
  const headline = headlineOf(form)
  const scores = rowsOf(form).flatMap((scale) => {
    const score = result.scales[scale]
    return score ? [{ scale, score }] : []
  })
  return (
    <>
      <dl className="scales">
        {scores.map(({ scale, score }) => (
          <ScaleRow key={scale} measurement={measurement} scale={scale} score={score} main={scale === headline} />
        ))}
      </dl>
      <NormsNamed of={[measurement]} scales={scores.map(({ scale }) => scale)} />
    </>
  )
}

function ScaleRow(props: {
  readonly measurement: Measurement
  readonly scale: string
  readonly score: ScaleScore
  readonly main: boolean
}) {
  const { t } = useWords()
  const names = useNames()
  const { scale, score, main } = props
  return (
    <div className={main ? 'scale scale--main' : 'scale'}>
      <dt>
        {names.scale(scale, props.measurement.form)}{' '}
        <span className="muted scale__direction">{t(`results.direction.${score.higherIs}`)}</span>
      </dt>
      {score.kind === 'scored' ? (
        <Value {...props} score={score} />
      ) : (
        <dd className="scale__none">
          <NoScore score={score} form={props.measurement.form} />
        </dd>
      )}
    </div>
  )
}

function Value({ measurement, scale, score }: { measurement: Measurement; scale: string; score: Scored }) {
  const { t } = useWords()
  const { decimal } = useFigures()
  const digits = decimalsOf(measurement.form, scale)
  return (
    <>
      <dd className="scale__value">
        <strong>{decimal(score.value, digits)}</strong>{' '}
        <span className="muted">{t('results.range', { from: score.range.from, to: score.range.to })}</span>
      </dd>
      <dd className="scale__strip" aria-hidden="true">
        <Strip score={score} placements={score.placements} />
      </dd>
      <dd className="scale__band">
        <Placed score={score} digits={digits} />
        <MeansBeside measurement={measurement} scale={scale} />
        <Blanks score={score} />
      </dd>
    </>
  )
}

function Blanks({ score }: { readonly score: Scored }) {
  const { t } = useWords()
  const blank = score.blank.length
  if (blank === 0) return null
  if (blanksAsZero(score))
    return <span className="muted blanks">{t('results.blank-as-zero', { blank, of: score.of })}</span>
  return (
    <span className="muted blanks">
      {t(score.prorated ? 'results.prorated' : 'results.blank', { blank, of: score.of })}
    </span>
  )
}

/** No score, and why: the blanks that were too many, or the parts that are missing. */
export function NoScore({ score, form }: { readonly score: NotScored; readonly form: Form }) {
  const { t, list } = useWords()
  const names = useNames()
  const parts = list((score.parts ?? []).map((part) => names.scale(part, form)))
  return (
    <>
      {t('results.no-score')}{' '}
      <span className="muted">
        {t(`results.not-scored.${score.reason}`, { blank: score.blank.length, allow: score.allow, parts })}
      </span>
    </>
  )
}
