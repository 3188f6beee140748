/** On a practice unit's hub alone: erase what was practised and begin with the same invented people, or practise in one more unit. */
import { useState } from 'react'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button } from '../../look/index.tsx'
import { forgetOutbox } from '../../outbox/store.ts'
import { choosePlace, isPractice, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export function PracticeAnew() {
  const { t } = useWords()
  const vault = useVault()
  const [sure, setSure] = useState(false)
  const { busy, save, refusal } = useSaving()
  const { place } = vault
  if (!isPractice(place)) return null
  const oneMore = () => {
    choosePlace('new-practice')
    // The page begins anew, and with it this unit is locked; the start makes the other.
    location.assign('/')
  }
  const anew = async () => {
    const gone = await save(() =>
      vault
        .erasePractice()
        .then(() => forgetOutbox(place))
        .then(() => true),
    )
    if (gone) oneMore()
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
        <div className="row">
          <Button onClick={() => setSure(true)}>{t('unit.practice-anew')}</Button>
          <Button look="quiet" data-leaves="" onClick={oneMore}>
            {t('unit.practice-more')}
          </Button>
        </div>
      )}
    </section>
  )
}
