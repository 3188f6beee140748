/** Who marked a form's answers as seen, when, and what was done. */

import type { CaseFile } from '../case-file/case-file.ts'
import { useStaffNames } from '../case-file/staff.ts'
import { momentIn } from '../clock/moment.ts'
import { useWords } from '../words/index.tsx'

export function SeenNotes({ file, recordId }: { readonly file: CaseFile; readonly recordId: string }) {
  const { t, language } = useWords()
  const names = useStaffNames()
  const when = momentIn(language, 'minute')
  return file.seen
    .filter(({ body }) => body.record === recordId)
    .map((seen) => (
      <p key={seen.id}>
        {t('review.seen-by', {
          name: (seen.by !== 'respondent' && names.get(seen.by.staff)) || t('app.unknown'),
          when: when(seen.at),
          done: seen.body.done,
        })}
      </p>
    ))
}
