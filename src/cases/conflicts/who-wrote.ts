/** Who wrote a record, and when by the clock of their device, to the second: the same person may have written both of two. */
import { useStaffNames } from '../../case-file/staff.ts'
import { momentIn } from '../../clock/moment.ts'
import type { Kept } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export function useWriter() {
  const { t, language } = useWords()
  const names = useStaffNames()
  const when = momentIn(language, 'second')
  return ({ by, at }: Kept) => `${(by !== 'respondent' && names.get(by.staff)) || t('app.unknown')}, ${when(at)}`
}
