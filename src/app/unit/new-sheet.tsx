/** A new recovery sheet: printed, and tried from paper. Until then the one in the safe goes on opening the unit. */
import { useState } from 'react'
import { Unsaved } from '../../controls/unsaved.tsx'
import { Button, Notice } from '../../look/index.tsx'
import { newRecoveryCode, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { RecoverySheet } from '../setup/recovery-sheet.tsx'
import { TryCode } from '../setup/try-code.tsx'

export function NewSheet() {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const [code, setCode] = useState<string | null>(null)
  const [holds, setHolds] = useState(false)
  const unit = records.findLast(({ body }) => body.kind === 'unit')
  const begin = () => {
    setHolds(false)
    setCode(newRecoveryCode())
  }
  const change = async (to: string) => {
    await vault.changeRecoveryCode(to)
    setCode(null)
    setHolds(true)
  }
  return (
    <section className="stack">
      <h2>{t('setup.sheet-title')}</h2>
      <p className="no-print">{t('unit.new-sheet-about')}</p>
      {holds && <Notice kind="calm">{t('unit.new-sheet-holds')}</Notice>}
      {code === null ? (
        <Button onClick={begin}>{t('unit.new-sheet')}</Button>
      ) : (
        <>
          <Unsaved what={t('unit.new-sheet-untried')} />
          <RecoverySheet unit={unit?.body.kind === 'unit' ? unit.body.name : ''} code={code} />
          <div className="stack no-print">
            <Button look="main" onClick={() => print()}>
              {t('app.print')}
            </Button>
            <p>{t('unit.new-sheet-try')}</p>
            <TryCode
              code={code}
              press={t('unit.new-sheet-use')}
              pressing={t('unit.new-sheet-using')}
              right={() => change(code)}
              beside={
                <Button look="quiet" onClick={() => setCode(null)}>
                  {t('unit.new-sheet-leave')}
                </Button>
              }
            />
          </div>
        </>
      )}
    </section>
  )
}
