/** One measure: from the first measurement to the follow-up, who changed, and the means and bands in tables. */
import { tooUncertain } from '#aggregate'
import { type AddedValue, formById, labelKey } from '#instruments'
import { Table } from '../look/index.tsx'
import { AsTable } from '../period/as-table.tsx'
import { useWords, type Words } from '../words/index.tsx'
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
  const { measure, last, hasFollowUpForm, scales, changes, notCounted } = figures
  const title = say.measure(measure)
  const anybody = scales.some(({ first }) => first.n > 0)
  const changed = changes?.some(({ category, count }) => category !== 'unlabelled' && count > 0) && last && last.has > 0
  return (
    <>
      {anybody && last && last.has > 0 && (
        <>
          <h3>{t('report.shift')}</h3>
          <p className="muted">{t('report.shift-key')}</p>
          <ShiftPlot
            label={t('report.shift-picture', { measure: title })}
            scales={scales}
            name={(scale) => say.scale(measure, scale)}
            figure={say.oneDecimal}
          />
          {hasFollowUpForm && <p>{t('report.other-stretch')}</p>}
          <p className="muted">{t('results.regression', { worse: 'no' })}</p>
        </>
      )}
      {changed && changes && (
        <>
          <h3>{t('report.changes')}</h3>
          <ChangeBars measure={measure} changes={changes} say={say} />
          <p className="muted">{t('report.change-note')}</p>
        </>
      )}
      {addedValue && 'mean' in addedValue && <p>{addedText(addedValue, t, say)}</p>}
      {anybody && (
        <AsTable>
          <Means title={title} measure={measure} scales={scales} say={say} />
          <Bands title={title} measure={measure} form={figures.form} scales={scales} say={say} />
          {changed && changes && <ChangeTable measure={measure} changes={changes} say={say} />}
        </AsTable>
      )}
      {notCounted.map(({ reason, number }) => (
        <p key={reason} className="muted">
          {t(`period.left.${reason}`, { number })}
        </p>
      ))}
    </>
  )
}

function addedText(added: Extract<AddedValue, { mean: number }>, t: Words['t'], say: Say): string {
  const { n, mean, interval } = added
  const { from, to } = interval
  if (tooUncertain({ value: mean, margin: (to - from) / 2 })) return t('report.added-unsure', { why: say.unsure(n) })
  return t('report.added-value', { n, mean: say.oneDecimal(mean), from: say.oneDecimal(from), to: say.oneDecimal(to) })
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
    <>
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
    </>
  )
}

interface Changed {
  readonly measure: string
  readonly changes: NonNullable<MeasureFigures['changes']>
  readonly say: Say
}

const sumOf = (changes: Changed['changes']) => changes.reduce((sum, { count }) => sum + count, 0)

export function ChangeBars({ measure, changes, say }: Changed) {
  const all = sumOf(changes)
  return (
    <Bars
      label={say.table(`${measure}.change`)}
      rows={changes.map(({ category, count }) => ({ name: say.cell(category, 'change'), values: [count] }))}
      figure={(value) => say.ofAll(value, all)}
    />
  )
}

function ChangeTable({ measure, changes, say }: Changed) {
  const { t } = useWords()
  const all = sumOf(changes)
  return (
    <Table
      caption={say.table(`${measure}.change`)}
      columns={[{ name: t('report.what') }, { name: t('report.all'), number: true }]}
      rows={changes.map(({ category, count }) => ({
        key: category,
        cells: [say.cell(category, 'change'), say.ofAll(count, all)],
      }))}
    />
  )
}
