/** On a practice unit's hub alone: erase what was practised and begin with the same invented people, or practise in one more unit. */
import { useState } from 'react'
import { useSaving } from '../../controls/use-saving.tsx'
import { YesOrNo } from '../../controls/yes-or-no.tsx'
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
        .eraseHere()
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
        <YesOrNo
          question={t('unit.practice-anew-sure')}
          busy={busy}
          yes={() => void anew()}
          no={() => setSure(false)}
        />
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
