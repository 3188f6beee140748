/** A clinician's rating: its level first, in our own words, with the arrow that says which way is better; then who rated. */
import { headlineOf, levelOf } from '#instruments'
import { useStaffNames } from '../case-file/staff.ts'
import type { KeptOf } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import type { Measurement } from './measurement.ts'
import { useNames } from './names.ts'

/** Nothing for a form that a clinician does not rate, and for one without a score. */
export function RatingHead({ measurement }: { readonly measurement: Measurement }) {
  const { form, result } = measurement
  const scale = headlineOf(form)
  const score = scale === null ? undefined : result.scales[scale]
  if (form.informant !== 'clinician' || scale === null || score?.kind !== 'scored') return null
  return (
    <>
      <Level measurement={measurement} level={levelOf(form, scale, score.value)} higherIs={score.higherIs} />
      <Rater of={measurement.record.body} />
    </>
  )
}

function Level(props: {
  readonly measurement: Measurement
  readonly level: string | null
  readonly higherIs: 'worse' | 'better'
}) {
  const { t } = useWords()
  const names = useNames()
  const { measurement, level, higherIs } = props
  if (level === null) return null
  return (
    <p className="rating-level">
      <strong>{level}</strong> {names.band(level, measurement.form)}{' '}
      <span className="muted">{t(`results.direction.${higherIs}`)}</span>
    </p>
  )
}

function Rater({ of: { rater } }: { readonly of: KeptOf<'answers'>['body'] }) {
  const { t } = useWords()
  const names = useStaffNames()
  return (
    <p className="muted">
      {rater ? t('results.rater', { name: names.get(rater.staff) ?? t('app.unknown') }) : t('results.rater-unknown')}{' '}
      {rater && (rater.trained ? t('results.trained', { day: rater.trained }) : t('results.untrained'))}
    </p>
  )
}
