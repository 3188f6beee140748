/** The mätperiod's pages, under `/period`. Each step of a period has an address of its own, so that it can be left and resumed. */
import { lazy, type ReactNode, Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { Page } from '../look/index.tsx'
import { CheckPage } from '../period/check/check-page.tsx'
import { HowFar } from '../period/counting/how-far.tsx'
import { FollowPage } from '../period/coverage/follow-page.tsx'
import { LogPage } from '../period/log/log-page.tsx'
import { useWords } from '../words/index.tsx'
import '../period/period.css'
import { ReceiptPage } from '../period/send/receipt-page.tsx'
import { SendPage } from '../period/send/send-page.tsx'
import { currentStep, mayVisit, type Step } from '../period/stage.ts'
import { EnrolPage } from '../period/start/enrol-page.tsx'
import { StartPage } from '../period/start/start-page.tsx'
import { type Reading, useWork, type Work } from '../period/use-work.ts'
import { WaitingPage } from '../period/waiting/waiting-page.tsx'

const NationPage = lazy(() => import('../period/nation/nation-page.tsx').then((room) => ({ default: room.NationPage })))
const pages = { follow: FollowPage, check: CheckPage, send: SendPage, receipt: ReceiptPage, nation: NationPage }
const ReportPage = lazy(() => import('../report/report-page.tsx').then((room) => ({ default: room.ReportPage })))
const ExportsPage = lazy(() => import('../exports/exports-page.tsx').then((room) => ({ default: room.ExportsPage })))
const ComparisonPage = lazy(() =>
  import('../comparison/comparison-page.tsx').then((room) => ({ default: room.ComparisonPage })),
)
const isStep = (name: string | undefined): name is Step => name !== undefined && Object.hasOwn(pages, name)

export function PeriodPages() {
  return (
    <Switch>
      <Route path="/period" component={StartPage} />
      <Route path="/period/enrol" component={EnrolPage} />
      <Route path="/period/log" component={LogPage} />
      <Route path="/period/waiting" component={WaitingPage} />
      <Route path="/period/:id/report">
        {({ id }) => (
          <Beside key={id} id={id}>
            {(work) => <ReportPage work={work} />}
          </Beside>
        )}
      </Route>
      <Route path="/period/:id/exports">
        {({ id }) => (
          <Beside key={id} id={id}>
            {(work) => <ExportsPage work={work} />}
          </Beside>
        )}
      </Route>
      <Route path="/period/:id/comparison">
        {({ id }) => (
          <Beside key={id} id={id}>
            {(work) => <ComparisonPage work={work} />}
          </Beside>
        )}
      </Route>
      <Route path="/period/:id/:step?">
        {({ id, step }) => <StepOf key={id} id={decodeURIComponent(id)} step={step} />}
      </Route>
    </Switch>
  )
}

function StepOf({ id, step }: { readonly id: string; readonly step: string | undefined }) {
  const { t } = useWords()
  const work = useWork(id)
  if (!work) return <Page title={t('period.title')}>{t('period.not-loaded')}</Page>
  if ('reading' in work) return <ReadingPage {...work} />
  if (!isStep(step) || !mayVisit(step, work.stage))
    return <Redirect to={`/period/${id}/${currentStep(work.stage)}`} replace />
  const Step = pages[step]
  return (
    <Suspense>
      <Step work={work} />
    </Suspense>
  )
}

/** A page of one period that is no step of its sequence: open at any time. */
function Beside(props: { readonly id: string; readonly children: (work: Work) => ReactNode }) {
  const { t } = useWords()
  const work = useWork(decodeURIComponent(props.id))
  if (!work) return <Page title={t('period.title')}>{t('period.not-loaded')}</Page>
  if ('reading' in work) return <ReadingPage {...work} />
  return <Suspense>{props.children(work)}</Suspense>
}

function ReadingPage({ reading }: Reading) {
  const { t } = useWords()
  return (
    <Page title={t('period.title')}>
      <HowFar step="reading" {...reading} />
    </Page>
  )
}
