/** The staff's first screen: answers that somebody must read, then every case, as it was left when one comes back. */
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react'
import { Link } from 'wouter'
import '../cases/cases.css'
import { isMiswritten } from '../case-file/code.ts'
import { noRules } from '../case-file/due.ts'
import { useProtected } from '../case-file/protected.ts'
import { toReview } from '../case-file/to-review.ts'
import { useCaseFiles, useSameCode } from '../case-file/use-cases.ts'
import { useDueRules } from '../case-file/use-due-rules.ts'
import { CaseLine } from '../cases/case-line.tsx'
import {
  arranged,
  type CaseRow,
  firstView,
  isInView,
  isWithin,
  type ListFilter,
  type ListView,
  listFilters,
  listScopes,
  passes,
  pinsSome,
  rowOf,
  type Worse,
} from '../cases/case-list.ts'
import { EmptyList } from '../cases/empty-list.tsx'
import { ListChips, ListOrder, ListScopes, ListSearch } from '../cases/list-controls.tsx'
import { ProtectedLines, ProtectedWaiting } from '../cases/protected-lines.tsx'
import { ReviewSummary } from '../cases/review-summary.tsx'
import { today } from '../clock/today.ts'
import { Unfinished } from '../handover/unfinished.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { TrainingReminder } from '../rating/training-reminder.tsx'
import { type OpenVault, useVault } from '../vault/index.ts'
import { EndingLicences } from '../wordings/ending-licences.tsx'
import { loadLaterWords, useWords } from '../words/index.tsx'
import { OneKeeper } from './one-keeper.tsx'
import { SetUpOnStart } from './setup-list/on-start.tsx'
import { StartReportNotice } from './start-report.tsx'
import { FromHome } from './sync/from-home.tsx'
import { TypedPlaces } from './typed-places.tsx'
import { UnitHealth } from './unit/unit-health.tsx'
import { useStandings } from './use-standings.ts'

const DeviceNews = lazy(async () => {
  const [room] = await Promise.all([import('./unit/devices/device-news.tsx'), loadLaterWords()])
  return room
})

const SyncStrip = lazy(async () => {
  const [room] = await Promise.all([import('./sync/sync-strip.tsx'), loadLaterWords()])
  return room
})

const SentForms = lazy(async () => {
  const [room] = await Promise.all([import('../cases/tablets/sent-forms.tsx'), loadLaterWords()])
  return room
})

const step = 100

export default function StartPage({ resume }: { readonly resume: (session: string) => void }) {
  const { t } = useWords()
  const day = today()
  const files = useCaseFiles()
  const known = useDueRules()
  // Days of thousands of cases are reckoned when the list is on the screen.
  const rules = useDeferredValue(known, noRules)
  const { view, shown, change, showMore } = useListView()
  const standing = useStandings(files)
  const guarded = useProtected()
  // A unit whose only cases are protected from whoever is in has cases all the same.
  const none = files.size === 0 && guarded.length === 0
  const vault = useVault()
  const { staff } = vault.me
  const twins = useSameCode()
  const rows = useMemo(
    () => [...files.values()].map((file) => rowOf(file, rules, day, staff)),
    [files, rules, day, staff],
  )
  const within = useMemo(() => rows.filter((row) => isWithin(row, view.scope)), [rows, view.scope])
  const unread = useMemo(() => [...files.values()].flatMap(toReview), [files])
  const worse = useMemo(() => standing && worseOf(standing.standings), [standing])
  const found = useMemo(() => arranged(rows, view, worse), [rows, view, worse])
  const filters = listFilters.filter((filter) => filter !== 'worse' || (standing?.interpreted ?? true))
  const reckoned = rules === known
  const counts = useMemo(() => countsOf(within, worse, reckoned), [within, worse, reckoned])
  return (
    <Page title={t('nav.cases')} wide>
      <FromHome />
      {unread.length > 0 && <ReviewSummary items={unread} day={day} />}
      <ProtectedWaiting />
      <StartReportNotice />
      {/* In a unit without cases the list below says it. */}
      {!none && <OneKeeper />}
      {(vault.deviceCount() > 1 || vault.membership().closed) && (
        <Suspense>
          <DeviceNews />
        </Suspense>
      )}
      {(vault.joined() || vault.deviceCount() > 1) && (
        <Suspense>
          <SyncStrip />
        </Suspense>
      )}
      <TypedPlaces />
      {vault.joined() && (
        <Suspense>
          <SentForms />
        </Suspense>
      )}
      <Unfinished resume={resume} />
      <SetUpOnStart fresh={none} />
      <div className="list-head">
        {!none && <ListSearch view={view} change={change} />}
        <Link href="/cases/new" className="button button--main">
          {t('case.new')}
        </Link>
      </div>
      {!none && <ListScopes view={view} change={change} counts={scopesOf(rows)} />}
      {!none && <ListChips filters={filters} view={view} change={change} counts={counts} />}
      <p role="status" className="visually-hidden">
        {t('case.count', { count: found.length })}
      </p>
      {found.length === 0 && isMiswritten(view.search) && <Notice>{t('case.miswritten')}</Notice>}
      {pinsSome(found) && <p className="muted">{t('case.unread-first')}</p>}
      {found.length > 0 && <ListOrder view={view} change={change} />}
      <ul className="plain case-list">
        {found.slice(0, shown).map((row) => (
          <CaseLine
            key={row.file.id}
            row={row}
            day={day}
            standing={standing && textOf(standing, row)}
            sameCode={twins.has(row.file.id)}
          />
        ))}
      </ul>
      {(files.size > 0 || none) && counts[view.filter] !== null && !found.some((row) => isInView(row, view, worse)) && (
        <EmptyList view={view} none={none} rules={known} change={change} />
      )}
      <ProtectedLines search={view.search} />
      {found.length > shown && (
        <Button onClick={showMore}>{t('case.show-more', { count: Math.min(step, found.length - shown) })}</Button>
      )}
      <EndingLicences />
      <TrainingReminder />
      <UnitHealth />
    </Page>
  )
}

type Standings = NonNullable<ReturnType<typeof useStandings>>

function textOf({ standings, Text }: Standings, { file }: CaseRow) {
  const standing = standings.get(file.id)
  return standing && <Text standing={standing} />
}

const worseOf = (standings: Standings['standings']): Worse =>
  new Set([...standings].filter(([, { worse }]) => worse).map(([id]) => id))

const scopesOf = (rows: readonly CaseRow[]): Readonly<Record<string, number>> =>
  Object.fromEntries(listScopes.map((scope) => [scope, rows.filter((row) => isWithin(row, scope)).length]))

/** Null for what is still being counted. */
function countsOf(rows: readonly CaseRow[], worse: Worse, reckoned: boolean): Readonly<Record<string, number | null>> {
  const isCounting = (filter: ListFilter) => (filter === 'worse' && worse === null) || (filter === 'due' && !reckoned)
  return Object.fromEntries(
    listFilters.map((filter) => [
      filter,
      isCounting(filter) ? null : rows.filter((row) => passes(row, filter, worse)).length,
    ]),
  )
}

interface Left {
  readonly view: ListView
  readonly shown: number
}

/** What was asked for when the page was left, for as long as the unit is open: it goes with the vault. */
const left = new WeakMap<OpenVault, Left>()

function useListView() {
  const vault = useVault()
  const [now, setNow] = useState<Left>(() => left.get(vault) ?? { view: firstView, shown: step })
  const become = (next: Left) => {
    left.set(vault, next)
    setNow(next)
  }
  return {
    ...now,
    change: (next: Partial<ListView>) => become({ view: { ...now.view, ...next }, shown: step }),
    showMore: () => become({ ...now, shown: now.shown + step }),
  }
}
