/** What can be taken out of a period as a file. Each export says what it holds before it is made. */
import { Link } from 'wouter'
import { Page } from '../look/index.tsx'
import type { Work } from '../period/use-work.ts'
import { useWords } from '../words/index.tsx'
import './exports.css'
import { NationalExport } from './national/national-export.tsx'
import { ReleasedExport } from './released/released-export.tsx'
import { ResearchExport } from './research/research-export.tsx'

export function ExportsPage({ work }: { readonly work: Work }) {
  const { t, language } = useWords()
  const { period } = work
  return (
    <Page
      title={t('exports.title')}
      above={
        <p className="period__name">
          <Link href="/period">{t('period.title')}</Link>
          {' › '}
          <Link href={`/period/${period.id}`}>{period.names[language]}</Link>{' '}
          {period.kind === 'rehearsal' && <span className="period__rehearsal">{t('period.rehearsal')}</span>}
        </p>
      }
    >
      <p>{t('exports.what')}</p>
      <ReleasedExport work={work} />
      <NationalExport work={work} />
      <ResearchExport work={work} />
    </Page>
  )
}
