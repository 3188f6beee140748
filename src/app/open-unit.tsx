/** The open unit: its frame, its rooms by address, and the watch that locks it. */
import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { followOwnInstruments } from '../catalogue/own-instruments.ts'
import { UpdatePrompt } from '../offline/update-prompt.tsx'
import { type HandedOver, type OpenVault, VaultProvider } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { useCountedRows } from './counted-rows.ts'
import { DayGate } from './day-gate.tsx'
import { Frame } from './frame.tsx'
import { GivenPassphrase } from './given-passphrase.tsx'
import { LockWatch } from './lock-watch.tsx'
import { RefusedAside } from './refused-aside.tsx'
import { WayBackToSetUp } from './setup-list/way-back.tsx'
import StartPage from './start-page.tsx'
import { FromHomeElsewhere } from './sync/from-home.tsx'
import { KeepsSynced } from './sync/keeps-synced.tsx'

const CasePages = lazy(() => import('./case-pages.tsx'))
const PeriodPages = lazy(() => import('./period-pages.tsx').then((room) => ({ default: room.PeriodPages })))
const UnitPages = lazy(() => import('./unit/unit-pages.tsx'))
const TrainingPages = lazy(() => import('../rating/index.ts').then((room) => ({ default: room.TrainingPages })))
const AboutPage = lazy(() => import('../about/about-page.tsx'))
const FamiliesPage = lazy(() => import('../about/families-page.tsx'))
const InterpretationPage = lazy(() =>
  import('../results/index.ts').then((room) => ({ default: room.InterpretationPage })),
)

export default function OpenUnit(props: {
  readonly vault: OpenVault
  readonly lock: () => void
  readonly lockByItself: () => void
  readonly leavePractice: () => void
  readonly handOver: (start: () => Promise<HandedOver>) => Promise<void>
  readonly language: ReactNode
}) {
  const { vault, handOver } = props
  // Before anything is drawn: every screen finds forms by their id.
  useMemo(() => followOwnInstruments(vault), [vault])
  const resume = (session: string) => void handOver(() => vault.resume(session))
  return (
    <VaultProvider vault={vault}>
      <Frame lock={props.lock} leavePractice={props.leavePractice} language={props.language}>
        <CountedRows />
        <LockWatch lock={props.lockByItself} since={vault.since} />
        <KeepsSynced />
        <UpdatePrompt />
        <RefusedAside />
        <DayGate>
          <GivenPassphrase>
            <WayBackToSetUp />
            <FromHomeElsewhere />
            <Suspense fallback={<Loading />}>
              <Switch>
                <Route path="/">
                  <StartPage resume={resume} />
                </Route>
                <Route path="/cases/*?">
                  <CasePages handOver={(plan) => handOver(() => vault.handOver(plan))} resume={resume} />
                </Route>
                <Route path="/period/*?">
                  <PeriodPages />
                </Route>
                <Route path="/unit/*?">
                  <UnitPages />
                </Route>
                <Route path="/training/*?">
                  <TrainingPages />
                </Route>
                <Route path="/about" component={AboutPage} />
                <Route path="/families" component={FamiliesPage} />
                <Route path="/support/:form">{({ form }) => <InterpretationPage formId={form} />}</Route>
                <Route>
                  <Redirect to="/" replace />
                </Route>
              </Switch>
            </Suspense>
          </GivenPassphrase>
        </DayGate>
      </Frame>
    </VaultProvider>
  )
}

function CountedRows() {
  useCountedRows()
  return null
}

function Loading() {
  const { t } = useWords()
  return (
    <p className="starting" role="status">
      {t('app.starting')}
    </p>
  )
}
