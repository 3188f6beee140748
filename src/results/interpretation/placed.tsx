/**
 * Where a score falls: the band in words, each table by its country and year where several stand side by side. Both limits
 * where sex or age leaves two; "ingen norm" where none applies.
 */
import { isBritish, meansFor, type Placement, type Scored } from '#instruments'
import { useWords } from '../../words/index.tsx'
import { useFigures } from '../figures.ts'
import type { Measurement } from '../measurement.ts'
import { useNames } from '../names.ts'
import { cautionsOf } from './cautions.ts'
import { useInterpretation } from './switch.ts'

export function Placed({ score, digits }: { readonly score: Scored; readonly digits: number }) {
  const { t } = useWords()
  if (!useInterpretation()) return null
  if (score.placements.length === 0)
    return <span className="muted">{t(`results.unplaced.${score.unplaced ?? 'no-norms'}`)}</span>
  return score.placements.map((placement) => (
    <BandInWords
      key={keyOf(placement)}
      placement={placement}
      digits={digits}
      named={score.placements.some(({ norms }) => isBritish(norms))}
    />
  ))
}

const keyOf = ({ norms, sex, ages }: Placement): string => `${norms.id} ${sex} ${ages?.from}`

/** A British limit is always named, and what stands beside it too. */
function BandInWords(props: { readonly placement: Placement; readonly digits: number; readonly named: boolean }) {
  const { placement, named } = props
  const { t } = useWords()
  const { decimal } = useFigures()
  const names = useNames()
  const { band, cutOff, cite } = placement
  const limitFor = names.limitFor(placement)
  return (
    <span className="placed">
      {named && <span className="placed__norms">{names.population(placement.norms)}: </span>}
      {limitFor && <span className="muted">{limitFor}: </span>}
      <strong>{names.band(band.name, placement.norms)}</strong>
      {cutOff !== null && (
        <span className="muted"> {t('results.cut-off', { value: decimal(cutOff, props.digits) })}</span>
      )}
      {cite.grade === 'recalled' && <span className="unverified"> {t('results.grade.recalled')}</span>}
    </span>
  )
}

/** The mean and spread of a population, which place nothing and stand beside the score. */
export function MeansBeside({ measurement, scale }: { readonly measurement: Measurement; readonly scale: string }) {
  const { t } = useWords()
  const { decimal } = useFigures()
  const names = useNames()
  const interpretation = useInterpretation()
  if (!interpretation) return null
  const { form, person } = measurement
  const beside = meansFor(form, scale, person, interpretation.placedIn(form))
  return beside.map(({ norms, row }) => (
    <span key={`${norms.id} ${row.sex}`} className="placed muted">
      {t('results.mean-beside', {
        who: names.people(norms, row),
        mean: decimal(row.mean, 1),
        sd: decimal(row.sd, 1),
      })}
    </span>
  ))
}

interface Told {
  readonly of: readonly Measurement[]
  readonly scales: readonly string[]
}

/** Every norm set behind the bands of some forms, and what must be said with them: a view of bands is never without it. */
export function NormsNamed(told: Told) {
  if (!useInterpretation()) return null
  return (
    <>
      <NormLines {...told} />
      <Cautions {...told} />
    </>
  )
}

/** Each norm set named in full with its grades. */
export function NormLines({ of, scales }: Told) {
  const { t, list } = useWords()
  const names = useNames()
  if (!useInterpretation()) return null
  const placements = of.flatMap(({ result }) =>
    scales.flatMap((scale) => {
      const score = result.scales[scale]
      return score?.kind === 'scored' ? score.placements : []
    }),
  )
  const byId = Map.groupBy(placements, (placement) => placement.norms.id)
  if (byId.size === 0) return <p className="muted">{t('results.no-norm')}</p>
  return (
    <>
      {[...byId].map(([id, own]) => (
        <p key={id} className="muted norm">
          {t('results.norm', {
            norms: names.norms((own[0] as Placement).norms),
            grades: list([...new Set(own.map(({ cite }) => names.grade(cite)))]),
          })}
        </p>
      ))}
    </>
  )
}

/** What British limits miss, and two possible ages. */
export function Cautions({ of, scales }: Told) {
  const words = useWords()
  if (!useInterpretation()) return null
  return cautionsOf(of, scales, words).map((said) => (
    <p key={said} className="caution">
      {said}
    </p>
  ))
}
