/** The ten bands in this project's own words, best at the top. */
import { Table } from '../look/index.tsx'
import { bandEnds } from '../results/rater-agreement.ts'
import { useWords } from '../words/index.tsx'
import { bands } from './band-then-number.tsx'

export function BandTable() {
  const { t } = useWords()
  return (
    <Table
      caption={t('rating.bands')}
      columns={[{ name: t('rating.range') }, { name: t('rating.meaning') }]}
      rows={bands.map((band) => ({
        key: String(band),
        cells: [bandEnds(band).join('–'), t(`rating.band.${band}`)],
      }))}
    />
  )
}
