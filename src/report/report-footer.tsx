/** Stands last on the printed report: that it is internal, whose it is, and when it was made. Not shown on screen. */
import { today } from '../clock/today.ts'
import { version } from '../offline/version.ts'
import { useRecords, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

export function ReportFooter() {
  const { t } = useWords()
  const { practice } = useVault()
  const unit = useRecords().findLast(({ body }) => body.kind === 'unit')?.body
  return (
    <footer className="print-footer" aria-hidden="true">
      {t('report.footer', { unit: unit?.kind === 'unit' ? unit.name : '', day: today(), version })}
      {practice && ` · ${t('app.practice')}`}
    </footer>
  )
}
