/** Visits per child: a picture, and its table. */
import { Table } from '../look/index.tsx'
import { AsTable } from '../period/as-table.tsx'
import { useWords } from '../words/index.tsx'
import { Bars } from './bars.tsx'
import type { Say } from './figure-text.ts'
import type { VisitFigures } from './visits.ts'

export function Visits({ visits, say }: { readonly visits: VisitFigures; readonly say: Say }) {
  const { t } = useWords()
  const { known, unknown, bands } = visits
  const name = ({ from, to }: VisitFigures['bands'][number]) =>
    to === null ? t('report.visits.from', { from }) : from === to ? String(from) : `${from}–${to}`
  const title = t('report.visits')
  return (
    <>
      {known > 0 && (
        <>
          <Bars
            label={title}
            rows={bands.map((band) => ({ name: name(band), values: [band.count] }))}
            figure={(value) => say.ofAll(value, known)}
          />
          <AsTable>
            <Table
              caption={title}
              columns={[{ name: t('report.visits.number') }, { name: t('report.visits.children'), number: true }]}
              rows={bands.map((band) => ({
                key: String(band.from),
                cells: [name(band), say.ofAll(band.count, known)],
              }))}
            />
          </AsTable>
        </>
      )}
      <p className="muted">{t('report.known', { known, unknown })}</p>
    </>
  )
}
