/** A slip to fill in at home: for whom, which forms, until when; then the slip itself, shown once and printed. */
import { useState } from 'react'
import { Link } from 'wouter'
import type { CaseFile } from '../../case-file/case-file.ts'
import { Notice, Page } from '../../look/index.tsx'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { type Finished, MadeSlipView } from './made-slip.tsx'
import { SlipForm } from './slip-form.tsx'
import './slip.css'

export default function SlipPage({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const vault = useVault()
  const [made, setMade] = useState<Finished | null>(null)
  return (
    <Page title={t('slip.title')} tab={t('case.tab')} narrow>
      {made ? (
        <MadeSlipView finished={made} file={file} again={() => setMade(null)} />
      ) : vault.joined() ? (
        <>
          <p>{t('slip.lead')}</p>
          <SlipForm file={file} done={setMade} />
        </>
      ) : (
        <Notice>
          {t('slip.refused.no-relay')} <Link href="/unit/relay">{t('unit.relay')}</Link>
        </Notice>
      )}
    </Page>
  )
}
