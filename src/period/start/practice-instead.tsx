/** A rehearsal that a real unit meets: why it is not played here, and the way to the practice unit. */
import type { Period } from '#aggregate'
import { Button, Notice } from '../../look/index.tsx'
import { choosePlace, type OpenVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

/** A child counted in a rehearsal and again in the live period would be drawn twice: rehearsals hold no real case. */
export const isPlayedElsewhere = ({ kind }: Pick<Period, 'kind'>, { practice }: Pick<OpenVault, 'practice'>): boolean =>
  kind === 'rehearsal' && !practice

export function PracticeInstead() {
  const { t } = useWords()
  function toPractice() {
    choosePlace('practice')
    // The page begins anew, and with it the unit is locked.
    location.assign('/period')
  }
  return (
    <Notice kind="refusal">
      <p>{t('period.practice-instead')}</p>
      <Button onClick={toPractice}>{t('lock.to-practice')}</Button>
    </Notice>
  )
}
