/** Where a score falls: the band in words. Both sexes' limits where sex is other or unstated; "ingen norm" where none applies. */
import type { Placement, Scored } from '#instruments'
import { useWords } from '../../words/index.tsx'
import { useFigures } from '../figures.ts'
import { useNames } from '../names.ts'
import { useInterpretation } from './switch.ts'

export function Placed({ score, digits }: { readonly score: Scored; readonly digits: number }) {
  const { t } = useWords()
  if (!useInterpretation()) return null
  if (score.placements.length === 0)
    return <span className="muted">{t(`results.unplaced.${score.unplaced ?? 'no-norms'}`)}</span>
  return score.placements.map((placement) => (
    <BandInWords key={`${placement.norms.id} ${placement.sex}`} placement={placement} digits={digits} />
  ))
}

function BandInWords({ placement, digits }: { readonly placement: Placement; readonly digits: number }) {
  const { t } = useWords()
  const { decimal } = useFigures()
  const names = useNames()
  const { band, norms, sex, cutOff, cite } = placement
  return (
    <span className="placed">
      {sex && <span className="muted">{t(`results.limit-for.${sex}`)} </span>}
      <strong>{names.band(band.name, norms)}</strong>
      {cutOff !== null && <span className="muted"> {t('results.cut-off', { value: decimal(cutOff, digits) })}</span>}
      {cite.grade === 'recalled' && <span className="unverified"> {t('results.grade.recalled')}</span>}
    </span>
  )
}

/** Every norm set behind the bands of one form, named in full with its grades: a view of bands is never without it. */
export function NormsNamed({ scores }: { readonly scores: readonly Scored[] }) {
  const { t } = useWords()
  const names = useNames()
  if (!useInterpretation()) return null
  const placements = scores.flatMap((score) => score.placements)
  const byId = Map.groupBy(placements, (placement) => placement.norms.id)
  if (byId.size === 0) return <p className="muted">{t('results.no-norm')}</p>
  return [...byId].map(([id, own]) => (
    <p key={id} className="muted norm">
      {t('results.norm', {
        norms: names.norms((own[0] as Placement).norms),
        grades: [...new Set(own.map(({ cite }) => names.grade(cite)))].join(', '),
      })}
    </p>
  ))
}
