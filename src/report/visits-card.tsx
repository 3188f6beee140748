/** Visits per child: a picture, its table, and the middle child's. */
import { Table } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { Bars } from './bars.tsx'
import type { Say } from './figure-text.ts'
import type { VisitFigures } from './visits.ts'

export function Visits({ visits, say }: { readonly visits: VisitFigures; readonly say: Say }) {
  const { t } = useWords()
  const { known, unknown, all, mean, median, bands } = visits
  const name = ({ from, to }: VisitFigures['bands'][number]) =>
    to === null ? t('report.visits.from', { from }) : from === to ? String(from) : `${from}–${to}`
  const title = t('report.visits')
  return (
    <section className="card stack">
      <h2>{title}</h2>
      {known > 0 && (
        <>
          <p>{t('report.visits.middle', { all, mean: say.oneDecimal(mean), median: say.oneDecimal(median) })}</p>
          <Bars
            label={title}
            rows={bands.map((band) => ({ name: name(band), values: [band.count] }))}
            figure={(value) => say.ofAll(value, known)}
          />
          <Table
            caption={title}
            columns={[{ name: t('report.visits.number') }, { name: t('report.visits.children'), number: true }]}
            rows={bands.map((band) => ({ key: String(band.from), cells: [name(band), say.ofAll(band.count, known)] }))}
          />
        </>
      )}
      <p className="muted">{t('report.known', { known, unknown })}</p>
    </section>
  )
}
