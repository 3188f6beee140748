/** One case: what must be read, what is measured and missing, the way to a new measurement, and the pictures over time. */
import { lazy, Suspense, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { bornText } from '../case-file/born.ts'
import type { CaseFile } from '../case-file/case-file.ts'
import { toReview } from '../case-file/to-review.ts'
import { today } from '../clock/today.ts'
import { Notice, Page } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { BrokenOffForms } from './broken-off-forms.tsx'
import { Measurements } from './measurements.tsx'
import { ReviewCard } from './review-card.tsx'

const CaseChange = lazy(() => import('../results/index.ts').then((room) => ({ default: room.CaseChange })))
const CaseResults = lazy(() => import('../results/index.ts').then((room) => ({ default: room.CaseResults })))

export function CasePage({ file }: { readonly file: CaseFile }) {
  const { t, language } = useWords()
  useOpenedAudit(file.id)
  return (
    <Page title={t('case.title', { code: file.code })} tab={t('case.tab')}>
      <p className="case-facts">
        <span>{t('case.born', { year: bornText(file, language) })}</span>
        <span>{t(`sex.${file.sex}`)}</span>
        <span>{t('case.opened', { day: file.opened })}</span>
        <Link href={`/cases/${file.id}/edit`}>{t('case.edit')}</Link>
      </p>
      {toReview(file).map((item) => (
        <ReviewCard key={item.given.id} item={item} />
      ))}
      <Suspense>
        <CaseChange caseId={file.id} />
      </Suspense>
      <Measurements file={file} day={today()} />
      <BrokenOffForms file={file} />
      <p>
        <Link className="button" href={`/cases/${file.id}/protocol`}>
          {t('case.protocol')}
        </Link>
      </p>
      {!file.protocol && <Notice>{t('case.protocol-none')}</Notice>}
      {file.measurements.length > 0 && (
        <Suspense>
          <CaseResults caseId={file.id} />
        </Suspense>
      )}
    </Page>
  )
}

/** Who opened which case, and when: once for each time the page is entered. */
function useOpenedAudit(caseId: string) {
  const vault = useVault()
  const noted = useRef('')
  useEffect(() => {
    if (noted.current === caseId) return
    noted.current = caseId
    void vault.append({ caseId, body: { kind: 'audit', what: 'case-opened', detail: '' } })
  }, [vault, caseId])
}
