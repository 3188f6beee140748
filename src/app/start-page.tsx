/** The staff's first screen: answers that somebody must read, then every case. */
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import '../cases/cases.css'
import { isMiswritten } from '../case-file/code.ts'
import { toReview } from '../case-file/to-review.ts'
import { useCaseFiles } from '../case-file/use-cases.ts'
import { CaseLine } from '../cases/case-line.tsx'
import { arranged, type ListFilter, rowOf } from '../cases/case-list.ts'
import { ReviewSummary } from '../cases/review-summary.tsx'
import { today } from '../clock/today.ts'
import { TextField } from '../controls/text-field.tsx'
import { Unfinished } from '../handover/unfinished.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { TrainingReminder } from '../rating/training-reminder.tsx'
import { EndingLicences } from '../wordings/ending-licences.tsx'
import { useWords } from '../words/index.tsx'
import { StartReportNotice } from './start-report.tsx'
import { TypedPlaces } from './typed-places.tsx'
import { UnitHealth } from './unit/unit-health.tsx'

const step = 100
const filters: readonly ListFilter[] = ['all', 'second', 'none-yet']

export default function StartPage({ resume }: { readonly resume: (session: string) => void }) {
  const { t } = useWords()
  const files = useCaseFiles()
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState<ListFilter>('all')
  const [shown, setShown] = useState(step)
  const rows = useMemo(() => [...files.values()].map(rowOf), [files])
  const unread = useMemo(() => [...files.values()].flatMap(toReview), [files])
  const found = useMemo(() => arranged(rows, filter, search), [rows, filter, search])
  return (
    <Page title={t('nav.cases')}>
      {unread.length > 0 && <ReviewSummary items={unread} day={today()} />}
      <StartReportNotice />
      <TypedPlaces />
      <Unfinished resume={resume} />
      <div className="list-head">
        <TextField label={t('case.search')} value={search} onChange={setSearch} inputMode="search" />
        <label className="field">
          <span className="field__label">{t('case.filter')}</span>
          <select className="input" value={filter} onChange={(event) => setFilter(event.target.value as ListFilter)}>
            {filters.map((each) => (
              <option key={each} value={each}>
                {t(`case.filter.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <Link href="/cases/new" className="button button--main">
          {t('case.new')}
        </Link>
      </div>
      <p role="status" className="muted">
        {t('case.count', { count: found.length })}
      </p>
      {found.length === 0 && isMiswritten(search) && <Notice>{t('case.miswritten')}</Notice>}
      {rows.length === 0 && <p>{t('case.none')}</p>}
      <ul className="plain case-list">
        {found.slice(0, shown).map((row) => (
          <CaseLine key={row.file.id} row={row} />
        ))}
      </ul>
      {found.length > shown && (
        <Button onClick={() => setShown(shown + step)}>
          {t('case.show-more', { count: Math.min(step, found.length - shown) })}
        </Button>
      )}
      <EndingLicences />
      <TrainingReminder />
      <UnitHealth />
    </Page>
  )
}
