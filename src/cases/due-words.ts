/** When it is time to measure, in words: how late, or how soon; by a period's rule the last day itself. */
import { type Due, daysLate } from '../case-file/due.ts'
import { useWords } from '../words/index.tsx'

/** From so many days on, weeks are told. */
const WEEKS_FROM = 14

export function useDueWords(today: string): (due: Pick<Due, 'day' | 'by'>) => string {
  const { t } = useWords()
  return ({ day, by }) => {
    const late = daysLate({ day }, today)
    if (late > 0) return t('due.late', { days: late })
    if (late === 0) return t('due.today')
    if (by === 'period') return t('due.by', { day })
    return -late >= WEEKS_FROM ? t('due.in-weeks', { weeks: Math.floor(-late / 7) }) : t('due.in-days', { days: -late })
  }
}
