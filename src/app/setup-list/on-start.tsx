/** The list on the staff's first screen: open in a unit without cases, one line above the cases of a unit at work, gone when it asks for nothing. */
import { useState } from 'react'
import { Section } from '../../look/section.tsx'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { SetUpList, useProgress } from './set-up-list.tsx'
import { useSetUp } from './use-set-up.ts'

export function SetUpOnStart({ fresh }: { readonly fresh: boolean }) {
  const { t } = useWords()
  const { practice } = useVault()
  const setUp = useSetUp()
  const progress = useProgress(setUp)
  // Whoever puts the last line off sees what became of it; the next time the list is gone.
  const [asked, setAsked] = useState(setUp.open)
  if (setUp.open && !asked) setAsked(true)
  if (practice || !asked) return null
  if (!fresh)
    return (
      <Section title={t('setup.list')} holds={progress} onScreen>
        <SetUpList setUp={setUp} />
      </Section>
    )
  return (
    <section className="card stack" aria-labelledby="set-up-list">
      <div className="to-do__head">
        <h2 id="set-up-list">{t('setup.list')}</h2>
        <span className="muted">{progress}</span>
      </div>
      <SetUpList setUp={setUp} />
    </section>
  )
}
