/** Cases with expert ratings of the unit's own: loaded from one file, checked whole, and kept as it came. */

import { useState } from 'react'
import { Link } from 'wouter'
import { DocumentField } from '../../controls/file-field.tsx'
import { Notice, Page } from '../../look/index.tsx'
import { textHash, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { type OwnCourseFault, readOwnCourse } from '../course/own-cases.ts'
import { useOwnCourses } from './use-course.ts'

export function OwnCoursesPage() {
  const { t } = useWords()
  const own = useOwnCourses()
  return (
    <Page narrow title={t('training.load-own')} above={<Link href="/training">{t('app.back')}</Link>}>
      <p>{t('training.load-about')}</p>
      <Load />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <pre className="card code" dir="ltr" tabIndex={0}>
        {example}
      </pre>
      <ul>
        {own.map((one) => (
          <li key={one.id}>
            <Link href={`/training/${one.id}`}>{one.title}</Link>{' '}
            <span className="muted">{t('training.cases', { count: one.cases.length })}</span>
          </li>
        ))}
      </ul>
    </Page>
  )
}

function Load() {
  const { t } = useWords()
  const vault = useVault()
  const [refused, setRefused] = useState<{ readonly refused: OwnCourseFault; readonly at: string } | null>(null)
  const [kept, setKept] = useState<string | null>(null)
  const load = async (text: string) => {
    const read = readOwnCourse(text)
    setRefused('refused' in read ? read : null)
    setKept(null)
    if ('refused' in read) return
    await vault.append({
      caseId: null,
      body: { kind: 'loaded', what: 'rating-cases', hash: await textHash(text), text },
    })
    setKept(read.title)
  }
  return (
    <>
      <DocumentField
        label={t('training.file')}
        fault={refused ? t(`training.refused.${refused.refused}`, { at: refused.at }) : undefined}
        onText={(text) => void load(text)}
      />
      {kept && (
        <div role="status">
          <Notice kind="calm">{t('training.loaded', { title: kept })}</Notice>
        </div>
      )}
    </>
  )
}

const example = `{
  "format": "mattstock-cases-1",
  "id": "lan-2026",
  "title": "…",
  "language": "sv",
  "experts": "…",
  "cases": [
    { "id": "1", "age": 12, "title": "…", "text": ["…"], "score": 58, "why": "…" }
  ]
}`
