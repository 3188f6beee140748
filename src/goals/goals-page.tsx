/** A case's goals, and all that staff do with them: agree, rate, reword, end, follow with another. */
import { Link } from 'wouter'
import type { CaseFile } from '../case-file/case-file.ts'
import { mayAgree, openGoals } from '../case-file/goals.ts'
import { Notice, Page } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { AgreeGoal } from './agree-goal.tsx'
import { GoalCard } from './goal-card.tsx'
import './goals.css'
import { MeanProgress } from './mean-progress.tsx'
import { RateGoals } from './rate-goals.tsx'

export function GoalsPage({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const open = openGoals(file)
  const ended = file.goals.filter((goal) => goal.ended !== null)
  return (
    <Page title={t('goals.title')} narrow>
      <p>{t('goals.about')}</p>
      {file.goals.length === 0 && <Notice kind="calm">{t('goals.none')}</Notice>}
      {open.map((goal) => (
        <GoalCard key={goal.id} file={file} goal={goal} />
      ))}
      <MeanProgress goals={file.goals} />
      {open.length > 0 && <RateGoals key={open.map(({ id }) => id).join()} file={file} goals={open} />}
      {mayAgree(file) ? (
        <details className="card" open={file.goals.length === 0}>
          <summary>{t('goals.agree')}</summary>
          <AgreeGoal file={file} />
        </details>
      ) : (
        <p className="muted">{t('goals.full')}</p>
      )}
      {ended.length > 0 && (
        <section className="stack" aria-labelledby="ended-goals">
          <h2 id="ended-goals">{t('goals.ended')}</h2>
          {ended.map((goal) => (
            <GoalCard key={goal.id} file={file} goal={goal} />
          ))}
        </section>
      )}
      <p className="muted">{t('goals.not-symptoms')}</p>
      <Link className="button button--quiet" href={`/cases/${file.id}`}>
        {t('review.later')}
      </Link>
    </Page>
  )
}
