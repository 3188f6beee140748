/** What the last start found amiss, said once to staff and then put away. */
import { useState } from 'react'
import { Button, Notice } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

export function StartReportNotice() {
  const { t } = useWords()
  const vault = useVault()
  const [seen, setSeen] = useState(false)
  const { report } = vault
  if (!report || seen) return null
  const { keyless = 0, faulty = 0, lost = 0, newer = 0 } = report
  return (
    <Notice>
      <p>
        {(report.wiped || report.refilled > 0 || report.unreadable > 0) &&
          t(report.wiped ? 'report.wiped' : 'report.mended', { refilled: report.refilled })}
        {report.unreadable > 0 && ` ${t('report.unreadable', { unreadable: report.unreadable })}`}
        {faulty > 0 && ` ${t('report.faulty', { faulty })}`}
        {lost > 0 && ` ${t('report.lost', { lost })}`}
        {newer > 0 && ` ${t('report.newer', { newer })}`}
        {keyless > 0 && ` ${t('report.key-missing', { keyless })}`}
      </p>
      <Button
        onClick={() => {
          setSeen(true)
          void vault.reportSeen()
        }}
      >
        {t('report.seen')}
      </Button>
    </Notice>
  )
}
