/** The goals as a paragraph for the record. Without the person's own words unless these are asked for. Pure. */
import { goalProgress, goalText, meanProgress, standingRatings } from '#instruments'
import type { CaseGoal } from '../case-file/goals.ts'
import { figures } from '../results/figures.ts'
import type { Words } from '../words/index.tsx'

export function goalsForRecord(
  goals: readonly CaseGoal[],
  withWords: boolean,
  { t, language }: Pick<Words, 't' | 'language'>,
): string {
  const { signed } = figures(language)
  const stateOf = (goal: CaseGoal): string => {
    const last = standingRatings(goal.ratings).at(-1)
    const progress = goalProgress(goal)
    if (!last) return t('goals.unrated').toLocaleLowerCase(language)
    if (!progress) return t('goals.rated-once', { value: last.value, day: last.day }).toLocaleLowerCase(language)
    return t('goals.record-progress', {
      first: progress.first.value,
      firstDay: progress.first.day,
      last: progress.last.value,
      lastDay: progress.last.day,
      change: signed(progress.change, 0),
    })
  }
  const mean = meanProgress(goals)
  return [
    t('goals.record-head'),
    ...goals.map((goal, i) => {
      const told = { number: i + 1, state: stateOf(goal) }
      return withWords ? t('goals.record-words', { ...told, text: goalText(goal) }) : t('goals.record-goal', told)
    }),
    ...(mean ? [`${t('goals.mean', { mean: signed(mean.sum / mean.n, 1), n: mean.n })}.`] : []),
  ].join(' ')
}
