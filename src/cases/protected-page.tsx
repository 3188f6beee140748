/** What those see of a protected case whom it is not for. */
import { Link } from 'wouter'
import type { Shown } from '../case-file/protected.ts'
import { Notice, Page } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { WhomToAsk } from './protected-lines.tsx'

export function ProtectedPage({ one }: { readonly one: Shown }) {
  const { t } = useWords()
  return (
    <Page title={t('case.title', { code: one.code })} tab={t('case.tab')} narrow>
      <Notice kind={one.waiting > 0 ? 'refusal' : 'calm'}>
        <WhomToAsk one={one} />
      </Notice>
      <Link className="button" href="/">
        {t('case.to-list')}
      </Link>
    </Page>
  )
}
