/** How it is now, at a glance: a row for each scale and informant, with the value on its scale and what it was before. */
import { Link } from 'wouter'
import { decimalsOf } from '#instruments'
import { HomeMark } from '../../controls/home-mark.tsx'
import { useWords } from '../../words/index.tsx'
import { useFigures } from '../figures.ts'
import { BriefChange, Cautions, NormLines, Placed, regressionText } from '../interpretation/index.ts'
import { blanksAsZero, type Measurement } from '../measurement.ts'
import { useNames } from '../names.ts'
import { NoScore } from '../scale-list.tsx'
import type { CaseRead } from '../use-case.ts'
import { Strip } from './strip.tsx'
import { type Since, type StripRow, scaleValue, stripRows } from './strip-rows.ts'

export function Strips({ read }: { readonly read: CaseRead }) {
  const words = useWords()
  const { t } = words
  const rows = stripRows(read)
  const of = [...new Set(rows.map(({ measurement }) => measurement))]
  const scales = [...new Set(rows.map(({ scale }) => scale))]
  const changes = rows.flatMap(({ since }) => since.flatMap(({ changed }) => changed ?? []))
  const regression = regressionText(changes, words)
  const day = of.map(({ record }) => record.body.day).reduce((a, b) => (a > b ? a : b), '')
  const compared = rows.some(({ since }) => since.length > 0)
  return (
    <section className="card strips" aria-labelledby="strips">
      <h2 id="strips">
        {t('strips.title')} <bdi className="strips__small">{day}</bdi>
      </h2>
      <table className="strips__table">
        <thead>
          <tr>
            <th scope="col">{t('strips.scale')}</th>
            <th scope="col">{t('strips.value')}</th>
            <th scope="col">{t('strips.level')}</th>
            {compared && <th scope="col">{t('strips.since')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} day={day} compared={compared} />
          ))}
        </tbody>
      </table>
      {!compared && <p className="muted">{t('results.only-first')}</p>}
      {regression && <p className="muted">{regression}</p>}
      <Cautions of={of} scales={scales} />
      <details className="strips__key">
        <summary>{t('strips.key')}</summary>
        <p>{t('strips.key.marks')}</p>
        {read.interpretation && <p>{t('strips.key.bands')}</p>}
        <NormLines of={of} scales={scales} />
      </details>
    </section>
  )
}

function Row(props: {
  readonly row: StripRow
  /** Of the newest form of all: a row of that day need not say it. */
  readonly day: string
  /** Whether any row has something before it. */
  readonly compared: boolean
}) {
  const { t } = useWords()
  const names = useNames()
  const { decimal } = useFigures()
  const { measurement, scale, score, since } = props.row
  const { form } = measurement
  const digits = decimalsOf(form, scale)
  const name = names.scale(scale, form)
  const earlier = since.flatMap(({ first, difference }) => {
    const value = difference === null ? null : scaleValue(first, scale)
    return value === null ? [] : [value]
  })
  return (
    <tr>
      <th scope="row">
        {name} {score.higherIs === 'better' && <span className="strips__small">{t('results.direction.better')}</span>}
        <Whose measurement={measurement} day={props.day} />
      </th>
      {score.kind === 'scored' ? (
        <>
          <td className="strips__value">
            <div>
              <strong className="strips__figure">{decimal(score.value, digits)}</strong>
              <Strip
                score={score}
                placements={score.placements}
                earlier={earlier}
                said={t('strips.said', {
                  name,
                  value: decimal(score.value, digits),
                  from: score.range.from,
                  to: score.range.to,
                })}
              />
            </div>
          </td>
          <td className="strips__level">
            <Placed score={score} digits={digits} />
            {score.prorated && <span className="strips__small">{t('results.prorated-short')}</span>}
            {blanksAsZero(score) && (
              <span className="strips__small">
                {t('results.blank-as-zero', { blank: score.blank.length, of: score.of })}
              </span>
            )}
          </td>
        </>
      ) : (
        <td colSpan={2}>
          <NoScore score={score} form={form} />
        </td>
      )}
      {props.compared && (
        <td className="strips__since">
          {since.map((one) => (
            <SinceLine key={one.first.record.id} since={one} scale={scale} />
          ))}
        </td>
      )}
    </tr>
  )
}

/** Whose form, and its day where that is not the newest: the way to its answers. */
function Whose({ measurement, day }: { readonly measurement: Measurement; readonly day: string }) {
  const { t, list } = useWords()
  const names = useNames()
  const { form, record } = measurement
  const { body } = record
  return (
    <span className="strips__small">
      <Link href={`/cases/${record.caseId}/answers/${record.id}`}>
        {list([names.instrument(form), names.informant(form.informant), ...(body.day === day ? [] : [body.day])])}
      </Link>
      <HomeMark of={body} />
      {body.wording?.training && ` · ${t('case.training-text')}`}
    </span>
  )
}

function SinceLine({ since, scale }: { readonly since: Since; readonly scale: string }) {
  const { t } = useWords()
  const { decimal, signed } = useFigures()
  const { first, difference, changed } = since
  const digits = decimalsOf(first.form, scale)
  const value = scaleValue(first, scale)
  return (
    <p>
      {difference !== null && <strong>{signed(difference, digits)} </strong>}
      <span className="strips__small">
        {t('strips.was', { value: value === null ? '–' : decimal(value, digits), day: first.record.body.day })}
        <HomeMark of={first.record.body} />
      </span>
      {changed && <BriefChange changed={changed} />}
    </p>
  )
}
