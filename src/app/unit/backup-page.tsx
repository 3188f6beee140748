/** One encrypted file with the whole unit: made, tried, and taken away from the tablet. */
import { useState } from 'react'
import { civilDay } from '#aggregate'
import { today } from '../../clock/today.ts'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Notice, Page } from '../../look/index.tsx'
import { saveFile } from '../../look/save-file.ts'
import { shortPlace, tryBackup, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { LoadAnswers } from './load-answers.tsx'

type Stage = { readonly is: 'ready' | 'making' | 'trying' } | { readonly is: 'made'; readonly good: boolean }

export function BackupPage() {
  const { t } = useWords()
  const vault = useVault()
  const { save, refusal } = useSaving()
  const [stage, setStage] = useState<Stage>({ is: 'ready' })
  const [share, setShare] = useState(0)
  const last = vault.lastBackup()
  const { sheet, since } = vault.keyDays()
  const make = async () => {
    setStage({ is: 'making' })
    const file = await save(() => vault.backup(setShare))
    if (!file) return setStage({ is: 'ready' })
    setStage({ is: 'trying' })
    const tried = await save(() => tryBackup(file, setShare))
    const good = tried !== null && !('refused' in tried) && tried.same
    if (good) saveFile(`mattstock-${shortPlace(vault.place)}-${today()}.backup`, file)
    setStage({ is: 'made', good })
  }
  return (
    <Page title={t('unit.backup')} narrow>
      <p>{t('unit.backup-lead')}</p>
      <p>{last === null ? t('unit.backup-never') : t('unit.backup-last', { day: civilDay(Date.parse(last)) })}</p>
      {vault.backupDue() && <Notice>{t('unit.backup-due', { day: since })}</Notice>}
      <p>{t('unit.backup-sheet', { day: sheet })}</p>
      <Button look="main" onClick={() => void make()} disabled={stage.is === 'making' || stage.is === 'trying'}>
        {t('unit.backup-make')}
      </Button>
      {refusal}
      <div role="status">
        {(stage.is === 'making' || stage.is === 'trying') && (
          <>
            <p>{t(stage.is === 'making' ? 'unit.backup-making' : 'unit.backup-trying')}</p>
            <progress value={share} max={1} aria-label={t('unit.backup')} />
          </>
        )}
        {stage.is === 'made' && (
          <Notice kind={stage.good ? 'calm' : 'refusal'}>
            {t(stage.good ? 'unit.backup-good' : 'unit.backup-bad')}
          </Notice>
        )}
      </div>
      <LoadAnswers />
    </Page>
  )
}
