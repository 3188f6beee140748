/** What is said of one goal wherever it stands: its words, whose it is, and how far it has come. */
import { goalProgress, goalText, standingRatings } from '#instruments'
import type { CaseGoal } from '../case-file/goals.ts'
import { useFigures } from '../results/figures.ts'
import { useWords } from '../words/index.tsx'

export const numberOf = (goals: readonly CaseGoal[], id: string | null): number =>
  goals.findIndex((goal) => goal.id === id) + 1

/** In whatever language they were said. */
export function OwnWords({ text }: { readonly text: string }) {
  return (
    <q className="goal__words" dir="auto">
      {text}
    </q>
  )
}

export function GoalFacts({ goal, goals }: { readonly goal: CaseGoal; readonly goals: readonly CaseGoal[] }) {
  const { t, list } = useWords()
  const follows = numberOf(goals, goal.follows)
  const facts = [
    t(`goals.owner.${goal.owner}`),
    t('goals.agreed-on', { day: goal.agreed }),
    ...(goal.ended ? [t('goals.ended-on', { day: goal.ended })] : []),
    ...(follows > 0 ? [t('goals.follows', { number: follows })] : []),
  ]
  return <p className="muted">{list(facts)}</p>
}

export function GoalProgress({ goal }: { readonly goal: CaseGoal }) {
  const { t } = useWords()
  const { signed } = useFigures()
  const progress = goalProgress(goal)
  const last = standingRatings(goal.ratings).at(-1)
  if (!last) return <p>{t('goals.unrated')}</p>
  if (!progress) return <p>{t('goals.rated-once', { value: last.value, day: last.day })}</p>
  const { first, change } = progress
  return (
    <p>
      <strong>
        {t('goals.progress', { first: first.value, last: progress.last.value, change: signed(change, 0) })}
      </strong>{' '}
      <span className="muted">
        <bdi>{first.day}</bdi> – <bdi>{progress.last.day}</bdi>
        {first.rater !== progress.last.rater &&
          `. ${t('goals.other-rater', {
            first: t(`goals.rater.${first.rater}`),
            last: t(`goals.rater.${progress.last.rater}`),
          })}`}
      </span>
    </p>
  )
}

/** Where it was said in other words before, and where two have changed it at once. */
export function WordsBefore({ goal }: { readonly goal: CaseGoal }) {
  const { t } = useWords()
  const before = goal.wordings.slice(0, -1)
  if (before.length === 0) return null
  return (
    <details>
      <summary>{t('goals.wordings')}</summary>
      <ul className="plain">
        {before.map(({ from, text }) => (
          <li key={`${from} ${text}`} className="muted">
            {from} <OwnWords text={text} />
          </li>
        ))}
      </ul>
    </details>
  )
}

export { goalText }
