/** The goals among a case's sections: words and progress, and what of it goes on paper and into the record. */
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { CaseFile } from '../case-file/case-file.ts'
import { Button } from '../look/index.tsx'
import { loadWords, useWords, type Words } from '../words/index.tsx'
import { GoalFacts, GoalProgress, goalText, OwnWords } from './goal-words.tsx'
import './goals.css'
import { MeanProgress } from './mean-progress.tsx'
import { goalsForRecord } from './record-text.ts'

export function GoalsOnCase({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const { goals } = file
  const [withWords, setWithWords] = useState(false)
  return (
    <>
      <ol className="plain goals">
        {goals.map((goal, i) => (
          <li key={goal.id}>
            <h3>{t('results.goal', { number: i + 1 })}</h3>
            <div className={withWords ? undefined : 'no-print'}>
              <OwnWords text={goalText(goal)} />
            </div>
            <GoalProgress goal={goal} />
            <GoalFacts goal={goal} goals={goals} />
          </li>
        ))}
      </ol>
      <MeanProgress goals={goals} />
      <p className="muted">{t('goals.not-symptoms')}</p>
      <div className="no-print stack">
        <Link className="button" href={`/cases/${file.id}/goals`}>
          {t('goals.to-page')}
        </Link>
        <label className="check">
          <input
            type="checkbox"
            autoComplete="off"
            checked={withWords}
            onChange={(event) => setWithWords(event.target.checked)}
          />
          {t('goals.with-words')}
        </label>
        <RecordText file={file} withWords={withWords} />
      </div>
    </>
  )
}

/** The record is Swedish whatever language the screen is in. */
function RecordText({ file, withWords }: { readonly file: CaseFile; readonly withWords: boolean }) {
  const { t } = useWords()
  const [swedish, setSwedish] = useState<Words | null>(null)
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  useEffect(() => {
    let wanted = true
    void loadWords('sv').then((words) => wanted && setSwedish(words))
    return () => {
      wanted = false
    }
  }, [])
  if (!swedish) return null
  const text = goalsForRecord(file.goals, withWords, swedish)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  return (
    <section className="record-text stack" aria-labelledby="goals-record">
      <h3 id="goals-record">{t('goals.record')}</h3>
      <p className="record-text__text" lang="sv" dir="ltr">
        {text}
      </p>
      <div className="row">
        <Button onClick={() => void copy()}>{t('record.copy')}</Button>
        <span role="status">{copied && t(copied === 'yes' ? 'record.copied' : 'record.not-copied')}</span>
      </div>
    </section>
  )
}
