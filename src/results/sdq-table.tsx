/** SDQ: informants side by side, impact first, prosocial last and reversed. Each informant's newest form; never averaged. */
import type { Form, Placement, ScaleScore } from '#instruments'
import { useWords } from '../words/index.tsx'
import { useFigures } from './figures.ts'
import { NormsNamed, useInterpretation } from './interpretation/index.ts'
import { headlineOf, type Measurement, rowsOf } from './measurement.ts'
import { useNames } from './names.ts'
import { NoScore } from './scale-list.tsx'
import { latestOfEach } from './starts.ts'

const inOrder = ['self', 'parent', 'teacher'] as const

export function SdqTable({ measurements }: { readonly measurements: readonly Measurement[] }) {
  const { t } = useWords()
  const names = useNames()
  const latest = latestOfEach(measurements.filter(({ form }) => form.instrument === 'sdq'))
  const columns = inOrder.flatMap((who) => latest.find(({ form }) => form.informant === who) ?? [])
  const [first] = columns
  if (!first) return null
  const rows = rowsOf(first.form)
  const mixed = new Set(columns.map(({ form }) => form.period)).size > 1
  const who = ({ form }: Measurement) =>
    mixed ? `${names.informant(form.informant)}, ${t(`results.asks.${form.period}`)}` : names.informant(form.informant)
  const scores = columns.flatMap(({ result }) => rows.flatMap((scale) => result.scales[scale] ?? []))
  return (
    <section className="card stack sdq">
      <h2>SDQ</h2>
      <table className="sdq__table">
        <caption>{t('results.side-by-side')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('results.scale')}</th>
            {columns.map((one) => (
              <th key={one.record.id} scope="col">
                {who(one)}
                <span className="sdq__band muted">{one.record.body.day}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((scale) => (
            <tr key={scale} className={scale === headlineOf(first.form) ? 'sdq__row--main' : undefined}>
              <th scope="row">
                <RowName of={first} scale={scale} />
              </th>
              {columns.map((one) => (
                <td key={one.record.id} data-who={who(one)}>
                  <Cell score={one.result.scales[scale]} form={one.form} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {columns.some(({ record }) => record.body.wording?.training) && <p>{t('results.training')}</p>}
      <NormsNamed scores={scores.filter((score) => score.kind === 'scored')} />
    </section>
  )
}

function RowName({ of, scale }: { readonly of: Measurement; readonly scale: string }) {
  const { t } = useWords()
  const names = useNames()
  const name = names.scale(scale, of.form)
  const better = of.result.scales[scale]?.higherIs === 'better'
  return (
    <>
      {name} {better && <span className="muted">{t('results.direction.better')}</span>}
    </>
  )
}

function Cell({ score, form }: { readonly score: ScaleScore | undefined; readonly form: Form }) {
  const { t } = useWords()
  const { decimal } = useFigures()
  const interpreted = useInterpretation()
  if (!score) return null
  if (score.kind === 'not-scored') return <NoScore score={score} form={form} />
  return (
    <>
      <strong className="sdq__value">{decimal(score.value, 0)}</strong>{' '}
      {interpreted &&
        (score.placements.length > 0
          ? score.placements.map((placement) => <Band key={placement.sex} placement={placement} />)
          : t(`results.unplaced.${score.unplaced ?? 'no-norms'}`))}
      {score.prorated && <span className="muted"> {t('results.prorated-short')}</span>}
    </>
  )
}

function Band({ placement }: { readonly placement: Placement }) {
  const { t } = useWords()
  const names = useNames()
  return (
    <span className="sdq__band">
      {placement.sex && `${t(`results.limit-for.${placement.sex}`)} `}
      {names.band(placement.band.name)}
      {placement.cite.grade === 'recalled' && <span className="unverified"> {t('results.grade.recalled')}</span>}
    </span>
  )
}
