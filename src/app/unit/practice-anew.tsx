/** On the practice unit's hub alone: erase what was practised and begin with the same invented people. Two presses. */
import { useState } from 'react'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button } from '../../look/index.tsx'
import { forgetPracticeOutbox } from '../../outbox/store.ts'
import { erasePractice, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export function PracticeAnew() {
  const { t } = useWords()
  const vault = useVault()
  const [sure, setSure] = useState(false)
  const { busy, save, refusal } = useSaving()
  if (vault.place !== 'practice') return null
  const anew = async () => {
    const gone = await save(() =>
      erasePractice()
        .then(forgetPracticeOutbox)
        .then(() => true),
    )
    // The start finds the practice unit chosen and gone, and makes it.
    if (gone) location.assign('/')
  }
  return (
    <section className="card stack">
      <p>{t('unit.practice-anew-about')}</p>
      {refusal}
      {sure ? (
        <div className="row">
          <strong>{t('unit.practice-anew-sure')}</strong>
          <Button disabled={busy} onClick={() => void anew()}>
            {t('app.yes')}
          </Button>
          <Button look="quiet" disabled={busy} onClick={() => setSure(false)}>
            {t('app.no')}
          </Button>
        </div>
      ) : (
        <Button onClick={() => setSure(true)}>{t('unit.practice-anew')}</Button>
      )}
    </section>
  )
}
