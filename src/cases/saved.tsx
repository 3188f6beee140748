/** On the page that one lands on after something was kept: that it is, and that nothing in it waits to be read. */
import { useSearchParams } from 'wouter'
import type { CaseFile } from '../case-file/case-file.ts'
import { toReview } from '../case-file/to-review.ts'
import { Notice } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

/** At the end of an address: what was shown there was kept just now. */
export const justSaved = '?saved'

export function Saved({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const [search] = useSearchParams()
  if (!search.has('saved')) return null
  return (
    <div role="status">
      <Notice kind="calm">
        {t('case.saved')} {toReview(file).length === 0 && t('hand.nothing-unread')}
      </Notice>
    </div>
  )
}
