/** The mean of the goals' progress, with how many it is the mean of, and the one figure known of how large a change is sure. */
import { meanProgress, reliableGoalChange } from '#instruments'
import type { CaseGoal } from '../case-file/goals.ts'
import { useFigures } from '../results/figures.ts'
import { useWords } from '../words/index.tsx'

export function MeanProgress({ goals }: { readonly goals: readonly CaseGoal[] }) {
  const { t } = useWords()
  const { signed, decimal } = useFigures()
  const mean = meanProgress(goals)
  if (!mean) return null
  const { points, cite } = reliableGoalChange
  return (
    <div>
      <p>
        <strong>{t('goals.mean', { mean: signed(mean.sum / mean.n, 1), n: mean.n })}</strong>
      </p>
      <p className="muted">
        {t('goals.reliable', {
          points: decimal(points, 2),
          grade: `${cite.source}, ${t(`results.grade.${cite.grade}`)}`,
        })}
      </p>
    </div>
  )
}
