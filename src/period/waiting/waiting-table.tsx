/** Waiting in figures: how many, how many still wait, the middle one, and the share within 3, 7 and 30 days. */

import type { CaseFile } from '../../case-file/case-file.ts'
import { today } from '../../clock/today.ts'
import { Table } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { median, type Wait, within } from './kaplan-meier.ts'
import { waitedFor, waitsFor } from './waits.ts'

const days = [3, 7, 30] as const

export function WaitingTable({ files }: { readonly files: readonly CaseFile[] }) {
  const { t, language } = useWords()
  const percent = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'percent', maximumFractionDigits: 0 })
  const share = (waits: readonly Wait[], limit: number) => {
    const value = within(waits, limit)
    return value === null ? '–' : percent.format(value)
  }
  const middle = (waits: readonly Wait[]) => {
    const value = median(waits)
    return value === null ? '–' : t('waiting.days', { days: value })
  }
  return (
    <Table
      caption={t('waiting.caption')}
      columns={[
        { name: t('waiting.until') },
        { name: t('waiting.contacts'), number: true },
        { name: t('waiting.open'), number: true },
        { name: t('waiting.median'), number: true },
        ...days.map((limit) => ({ name: t('waiting.within', { days: limit }), number: true })),
      ]}
      rows={waitedFor.map((point) => {
        const waits = waitsFor(point, files, today())
        const open = waits.filter(({ happened }) => !happened).length
        const shares = days.map((limit) => share(waits, limit))
        return { key: point, cells: [t(`waiting.${point}`), waits.length, open, middle(waits), ...shares] }
      })}
    />
  )
}
