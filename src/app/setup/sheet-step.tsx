/** The recovery sheet: made, shown and printed. It opens the unit when every passphrase is forgotten. */
import type { ReactNode } from 'react'
import { Button, Notice, Page } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { RecoverySheet } from './recovery-sheet.tsx'

export function SheetStep(props: {
  readonly above: ReactNode
  readonly back: () => void
  readonly next: () => void
  readonly name: string
  readonly code: string
}) {
  const { t } = useWords()
  return (
    <Page title={t('setup.sheet-title')} narrow above={<div className="no-print">{props.above}</div>}>
      <p className="no-print">{t('setup.sheet-lead')}</p>
      <RecoverySheet unit={props.name} code={props.code} />
      <div className="no-print">
        <Notice>{t('setup.sheet-warning')}</Notice>
      </div>
      <div className="row no-print">
        <Button look="main" onClick={() => print()}>
          {t('app.print')}
        </Button>
        <Button onClick={props.next}>{t('app.continue')}</Button>
        <Button look="quiet" onClick={props.back}>
          {t('app.back')}
        </Button>
      </div>
    </Page>
  )
}
