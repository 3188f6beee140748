/** The ten bands in this project's own words, best at the top. */
import { Table } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { bands } from './band-then-number.tsx'
import { useLevels } from './use-levels.ts'

export function BandTable() {
  const { t } = useWords()
  const levelOf = useLevels()
  return (
    <Table
      caption={t('rating.bands')}
      columns={[{ name: t('rating.range') }, { name: t('rating.meaning') }]}
      rows={bands.map(levelOf).map(({ range, meaning }) => ({ key: range, cells: [range, meaning] }))}
    />
  )
}
