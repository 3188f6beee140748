/** Once a year: the course again. Only for who has taken it; nobody is nagged before the first time. */
import { Link } from 'wouter'
import { today } from '../clock/today.ts'
import { useRecords, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { lastTrained, trainingState } from './rounds.ts'

export function TrainingReminder() {
  const { t } = useWords()
  const { me } = useVault()
  const day = lastTrained(useRecords(), me.staff)
  if (trainingState(day, today()) !== 'due') return null
  return (
    <p className="muted">
      {t('training.state.due', { day: day ?? '' })} <Link href="/training">{t('training.title')}</Link>
    </p>
  )
}
