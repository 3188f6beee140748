/** C-GAS: the band first, in our own words, with the arrow that says which way is better; then who rated and how lately they trained. */

import { useRecords } from '../vault/react.tsx'
import type { Kept, KeptOf } from '../vault/records.ts'
import { useWords } from '../words/index.tsx'
import type { Measurement } from './measurement.ts'
import { bandEnds, bandOf } from './rater-agreement.ts'

export function CgasHead({ measurement }: { readonly measurement: Measurement }) {
  const { t } = useWords()
  const { result, record } = measurement
  const score = result.scales.score
  const { rater } = record.body
  const name = useRecords().findLast((one): one is KeptOf<'staff'> => isStaff(one) && one.body.staff === rater?.staff)
    ?.body.name
  if (score?.kind !== 'scored') return null
  const band = bandOf(score.value)
  return (
    <>
      <p className="cgas-band">
        <strong>{bandEnds(band).join('–')}</strong> {t(`rating.band.${band as 1}`)}{' '}
        <span className="muted">{t('results.direction.better')}</span>
      </p>
      <p className="muted">
        {rater ? t('results.rater', { name: name ?? t('app.unknown') }) : t('results.rater-unknown')}{' '}
        {rater && (rater.trained ? t('results.trained', { day: rater.trained }) : t('results.untrained'))}
      </p>
    </>
  )
}

const isStaff = (record: Kept): record is KeptOf<'staff'> => record.body.kind === 'staff'
