/** One measure: who has it, means at first and at follow-up, bands, and who changed. */
import { type AddedValue, formById, labelKey } from '#instruments'
import { Table } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { Bars } from './bars.tsx'
import type { Say } from './figure-text.ts'
import type { Group, MeasureFigures, ScaleFigures } from './measure-figures.ts'
import { ShiftPlot } from './shift-plot.tsx'

export function Measure(props: {
  readonly figures: MeasureFigures
  readonly addedValue: AddedValue | null
  readonly say: Say
}) {
  const { figures, addedValue, say } = props
  const { t } = useWords()
  const { measure, first, last, stretched, scales, changes, notCounted } = figures
  const title = say.measure(measure)
  const anybody = scales.some(({ first }) => first.n > 0)
  return (
    <section className="card stack report__measure">
      <h2>{title}</h2>
      <p>
        {t('report.measured', { has: first.has, of: first.of })}{' '}
        {last && first.has > 0 && t('report.paired', { has: last.has, of: last.of })}
      </p>
      {anybody && (
        <>
          {last && last.has > 0 && (
            <>
              <h3>{t('report.shift')}</h3>
              <p className="muted">{t('report.shift-key')}</p>
              <ShiftPlot
                label={t('report.shift-picture', { measure: title })}
                scales={scales}
                name={(scale) => say.scale(measure, scale)}
                figure={say.oneDecimal}
              />
              {stretched && <p>{t('report.other-stretch')}</p>}
              <p className="muted">{t('results.regression', { worse: 'no' })}</p>
            </>
          )}
          <Means title={title} measure={measure} scales={scales} say={say} />
          <Bands title={title} measure={measure} form={figures.form} scales={scales} say={say} />
        </>
      )}
      {addedValue && 'mean' in addedValue && (
        <p>
          {t('report.added-value', {
            n: addedValue.n,
            mean: say.oneDecimal(addedValue.mean),
            from: say.oneDecimal(addedValue.interval.from),
            to: say.oneDecimal(addedValue.interval.to),
          })}
        </p>
      )}
      {changes?.some(({ category, count }) => category !== 'unlabelled' && count > 0) && last && last.has > 0 && (
        <Changes title={title} changes={changes} say={say} />
      )}
      {notCounted.map(({ reason, number }) => (
        <p key={reason} className="muted">
          {t(`period.left.${reason}`, { number })}
        </p>
      ))}
    </section>
  )
}

interface Part {
  readonly title: string
  readonly measure: string
  readonly scales: readonly ScaleFigures[]
  readonly say: Say
}

function Means({ title, measure, scales, say }: Part) {
  const { t } = useWords()
  const paired = scales.some(({ pair }) => pair && pair.first.n > 0)
  const figures = ({ n, mean, sd }: Group) => [n, say.oneDecimal(mean), say.oneDecimal(sd)]
  const number = (name: string) => ({ name, number: true })
  return (
    <Table
      caption={t('report.means', { measure: title })}
      columns={[
        { name: t('report.scale') },
        number(t('report.n')),
        number(t('report.mean')),
        number(t('report.sd')),
        ...(paired ? [number(t('report.pairs')), number(t('report.mean-first')), number(t('report.mean-last'))] : []),
      ]}
      rows={scales.map(({ scale, first, pair }) => ({
        key: scale,
        cells: [
          say.scale(measure, scale),
          ...figures(first),
          ...(paired && pair ? [pair.first.n, say.oneDecimal(pair.first.mean), say.oneDecimal(pair.last.mean)] : []),
        ],
      }))}
    />
  )
}

/** Whose limits the bands are and how well they are known, and what British ones miss: by the instrument. */
function BandsNote({ form }: { readonly form: string }) {
  const { named } = useWords()
  const { instrument } = formById(form) ?? {}
  if (!instrument) return null
  const said = (['limits', 'british'] as const)
    .map((remark) => named(labelKey(instrument, remark), ''))
    .join(' ')
    .trim()
  return said && <p className="muted">{said}</p>
}

function Bands({ title, measure, form, scales, say }: Part & { readonly form: string }) {
  const { t, list } = useWords()
  const rows = scales.flatMap(({ scale, first, pair }) =>
    first.bands.map(({ band, count }, i) => ({
      key: `${scale}.${band}`,
      cells: [
        list([say.scale(measure, scale), say.band(measure, band)]),
        say.ofAll(count, first.n),
        ...(pair && pair.first.n > 0
          ? [
              say.ofAll(pair.first.bands[i]?.count ?? 0, pair.first.n),
              say.ofAll(pair.last.bands[i]?.count ?? 0, pair.last.n),
            ]
          : pair
            ? ['–', '–']
            : []),
      ],
    })),
  )
  if (rows.length === 0) return null
  const followed = scales.some(({ pair }) => pair)
  return (
    <details className="report__details">
      <summary>{t('report.bands')}</summary>
      <Table
        caption={t('report.bands-of', { measure: title })}
        columns={[
          { name: t('report.band') },
          { name: t('report.at-first'), number: true },
          ...(followed
            ? [
                { name: t('report.band-before'), number: true },
                { name: t('report.band-after'), number: true },
              ]
            : []),
        ]}
        rows={rows}
      />
      <BandsNote form={form} />
    </details>
  )
}

function Changes(props: {
  readonly title: string
  readonly changes: NonNullable<MeasureFigures['changes']>
  readonly say: Say
}) {
  const { t } = useWords()
  const { changes, say } = props
  const all = changes.reduce((sum, { count }) => sum + count, 0)
  const caption = t('period.table.change', { measure: props.title })
  return (
    <>
      <h3>{t('report.changes')}</h3>
      <Bars
        label={caption}
        rows={changes.map(({ category, count }) => ({ name: say.cell(category, 'change'), values: [count] }))}
        figure={(value) => say.ofAll(value, all)}
      />
      <Table
        caption={caption}
        columns={[{ name: t('report.what') }, { name: t('report.all'), number: true }]}
        rows={changes.map(({ category, count }) => ({
          key: category,
          cells: [say.cell(category, 'change'), say.ofAll(count, all)],
        }))}
      />
      <p className="muted">{t('report.change-note')}</p>
    </>
  )
}
