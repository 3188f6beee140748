/** The four words that two people, or one with two screens, hold against each other. */
import type { ReactNode } from 'react'
import { useWords } from '../../words/index.tsx'
import './join.css'

export function FourWords(props: {
  readonly words: readonly string[]
  readonly lead: string
  readonly children: ReactNode
}) {
  const { t } = useWords()
  return (
    <section className="stack" aria-labelledby="four-words">
      <h2 id="four-words">{t('pairing.words-title')}</h2>
      <p>{props.lead}</p>
      <ol className="plain four-words" lang="sv" dir="ltr" aria-label={t('pairing.words')}>
        {props.words.map((word, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two of them may be the same
          <li key={i} className="code">
            {word}
          </li>
        ))}
      </ol>
      {props.children}
    </section>
  )
}
