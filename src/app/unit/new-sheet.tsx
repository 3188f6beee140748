/** A new recovery sheet: asked about, printed, and tried from paper. Until then the one in the safe goes on opening the unit. */
import { useState } from 'react'
import * as z from 'zod'
import { NotSaved, useTyped } from '../../controls/typed.tsx'
import { Button, Notice } from '../../look/index.tsx'
import { newRecoveryCode, ofKind, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { RecoverySheet } from '../setup/recovery-sheet.tsx'
import { TryCode } from '../setup/try-code.tsx'

export function NewSheet() {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  // Never the code itself: only that a sheet was made and not tried.
  const typed = useTyped(z.literal('untried'), null, '#sheet')
  const [code, setCode] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const [holds, setHolds] = useState(false)
  const unit = ofKind(records, 'unit').at(-1)
  const begin = () => {
    setHolds(false)
    setAsked(false)
    setCode(newRecoveryCode())
  }
  const change = async (to: string) => {
    await vault.changeRecoveryCode(to)
    await vault.append(...typed.settled)
    setCode(null)
    setHolds(true)
  }
  return (
    <section className="stack">
      <h2>{t('setup.sheet-title')}</h2>
      <NotSaved
        typed={typed}
        value={code === null ? null : 'untried'}
        what={t('unit.new-sheet-untried')}
        found={t('unit.new-sheet-dropped')}
        forget={() => setCode(null)}
      />
      <p className="no-print">{t('unit.new-sheet-about')}</p>
      {holds && <Notice kind="calm">{t('unit.new-sheet-holds')}</Notice>}
      {code === null ? (
        asked ? (
          <div className="stack">
            <strong>{t('unit.new-sheet-sure')}</strong>
            <div className="row">
              <Button onClick={begin}>{t('unit.new-sheet-begin')}</Button>
              <Button look="quiet" onClick={() => setAsked(false)}>
                {t('unit.new-sheet-leave')}
              </Button>
            </div>
          </div>
        ) : (
          <Button onClick={() => setAsked(true)}>{t('unit.new-sheet')}</Button>
        )
      ) : (
        <>
          <RecoverySheet unit={unit?.body.name ?? ''} code={code} />
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
