/** An instrument's informants side by side: each one's newest form, in the order clinicians read the scales; never averaged. */
import { decimalsOf, everyForm, type Form, headlineOf, rowsOf } from '#instruments'
import { HomeMark } from '../controls/home-mark.tsx'
import { OwnMark } from '../controls/own-mark.tsx'
import { useWords } from '../words/index.tsx'
import { useFigures } from './figures.ts'
import { NormsNamed, Placed } from './interpretation/index.ts'
import { blanksAsZero, type Measurement } from './measurement.ts'
import { useNames } from './names.ts'
import { ReviewLink } from './review-link.tsx'
import { NoScore } from './scale-list.tsx'

const inOrder = ['self', 'parent', 'teacher', 'clinician'] as const

/** True where more than one informant has a form of the instrument. */
export const ofSeveralInformants = ({ instrument }: Pick<Form, 'instrument'>): boolean =>
  new Set(everyForm().flatMap((form) => (form.instrument === instrument ? form.informant : []))).size > 1

/** `latest` are the newest forms of one instrument, one for each informant. */
export function InformantsTable({ latest }: { readonly latest: readonly Measurement[] }) {
  const { t, list } = useWords()
  const names = useNames()
  const columns = inOrder.flatMap((who) => latest.find(({ form }) => form.informant === who) ?? [])
  const [first] = columns
  if (!first) return null
  const rows = rowsOf(first.form)
  const mixed = new Set(columns.map(({ form }) => form.period)).size > 1
  const who = ({ form }: Measurement) =>
    list([names.informant(form.informant), ...(mixed ? [t(`results.asks.${form.period}`)] : [])])
  return (
    <section className="card stack informants">
      <h3>
        {names.instrument(first.form)} <OwnMark form={first.form.id} />
      </h3>
      <table className="informants__table">
        <caption>{t('results.side-by-side')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('results.scale')}</th>
            {columns.map((one) => (
              <th key={one.record.id} scope="col">
                {who(one)}
                <span className="informants__band muted">
                  {one.record.body.day}
                  <HomeMark of={one.record.body} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((scale) => (
            <tr key={scale} className={scale === headlineOf(first.form) ? 'informants__row--main' : undefined}>
              <th scope="row">
                <RowName of={first} scale={scale} />
              </th>
              {columns.map((one) => (
                <td key={one.record.id} data-who={who(one)}>
                  <Cell measurement={one} scale={scale} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {columns.some(({ record }) => record.body.wording?.training) && <p>{t('results.training')}</p>}
      {columns.map((one) => (
        <ReviewLink key={one.record.id} measurement={one} />
      ))}
      <NormsNamed of={columns} scales={rows} />
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

function Cell({ measurement, scale }: { readonly measurement: Measurement; readonly scale: string }) {
  const { t } = useWords()
  const { decimal } = useFigures()
  const { form, result } = measurement
  const score = result.scales[scale]
  const digits = decimalsOf(form, scale)
  if (!score) return null
  if (score.kind === 'not-scored') return <NoScore score={score} form={form} />
  return (
    <>
      <strong className="informants__value">{decimal(score.value, digits)}</strong>{' '}
      <Placed score={score} digits={digits} />
      {score.prorated && <span className="muted"> {t('results.prorated-short')}</span>}
      {blanksAsZero(score) && (
        <span className="muted"> {t('results.blank-as-zero', { blank: score.blank.length, of: score.of })}</span>
      )}
    </>
  )
}
