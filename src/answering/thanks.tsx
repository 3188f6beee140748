/** After the last form. No score, no verdict: thanks, help, and the tablet back. */
import type { ReactNode } from 'react'
import { Page } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { Help } from './help.tsx'

/** @param after in place of the tablet that is given back */
export function Thanks({ age, after }: { readonly age: number | null; readonly after?: ReactNode }) {
  const { t } = useWords()
  return (
    <Page narrow title={t('answering.thanks')}>
      <p className="answering__lead">{t('answering.thanks.safe')}</p>
      {after ?? <p className="answering__lead">{t('answering.thanks.give-back')}</p>}
      <section className="card">
        <h2>{t('answering.help.title')}</h2>
        <Help age={age} />
      </section>
    </Page>
  )
}
