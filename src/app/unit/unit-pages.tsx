/** Everything under /unit: who works here, what is kept safe, and what was done. */
import { lazy } from 'react'
import { Link, Route, Switch } from 'wouter'
import { usePasskeysPossible } from '../../controls/use-passkeys-possible.ts'
import { Page } from '../../look/index.tsx'
import { WordingPages } from '../../wordings/index.ts'
import { loadLaterWords, type MessageId, useWords } from '../../words/index.tsx'
import { SetUpPage } from '../setup-list/set-up-page.tsx'
import { AuditPage } from './audit-page.tsx'
import { BackupPage } from './backup-page.tsx'
import { PracticeAnew } from './practice-anew.tsx'
import { StaffPage } from './staff-page.tsx'
import { TabletPage } from './tablet-page.tsx'
import './unit.css'
import { UnitHealth } from './unit-health.tsx'
import { WhereKeysAreChanged } from './where-keys-are-changed.tsx'

const OwnInstrumentsPage = lazy(() =>
  import('../../own-instruments/index.ts').then((room) => ({ default: room.OwnInstrumentsPage })),
)
const ReadingSettings = lazy(() =>
  import('../../results/reading-settings.tsx').then((room) => ({ default: room.ReadingSettings })),
)

const MissingWordings = lazy(async () => {
  const [room] = await Promise.all([import('../../wordings/missing/missing-page.tsx'), loadLaterWords()])
  return { default: room.MissingPage }
})
const LetterPage = lazy(async () => {
  const [room] = await Promise.all([import('../../wordings/missing/letter-page.tsx'), loadLaterWords()])
  return { default: room.LetterPage }
})
const PasskeysPage = lazy(async () => {
  const [room] = await Promise.all([import('./passkeys-page.tsx'), loadLaterWords()])
  return room
})
const DevicesPage = lazy(async () => {
  const [room] = await Promise.all([import('./devices/devices-page.tsx'), loadLaterWords()])
  return room
})
const RelayPage = lazy(async () => {
  const [room] = await Promise.all([import('./relay/relay-page.tsx'), loadLaterWords()])
  return room
})

const HomePage = lazy(async () => {
  const [room] = await Promise.all([import('./home/home-page.tsx'), loadLaterWords()])
  return room
})

const AddDevicePage = lazy(async () => {
  const [room] = await Promise.all([import('./devices/add-device-page.tsx'), loadLaterWords()])
  return room
})
const AskInPage = lazy(async () => {
  const [room] = await Promise.all([import('./devices/ask-in-page.tsx'), loadLaterWords()])
  return room
})

const TeamsPage = lazy(async () => {
  const [room] = await Promise.all([import('./teams-page.tsx'), loadLaterWords()])
  return room
})

const RetentionPage = lazy(async () => {
  const [room] = await Promise.all([import('./retention-page.tsx'), loadLaterWords()])
  return room
})

const ClosePage = lazy(async () => {
  const [room] = await Promise.all([import('./closing/close-page.tsx'), loadLaterWords()])
  return room
})
const ReceivePage = lazy(async () => {
  const [room] = await Promise.all([import('../../transfer/move/receive-page.tsx'), loadLaterWords()])
  return room
})
const ImportPage = lazy(() => import('../../transfer/import-page.tsx'))

const rooms: readonly { readonly to: string; readonly name: MessageId; readonly about: MessageId }[] = [
  { to: '/unit/staff', name: 'unit.staff', about: 'unit.staff-about' },
  { to: '/unit/passkeys', name: 'unit.passkeys', about: 'unit.passkeys-about' },
  { to: '/unit/teams', name: 'unit.teams', about: 'unit.teams-about' },
  { to: '/unit/wordings', name: 'wordings.title', about: 'wordings.about-short' },
  { to: '/unit/instruments', name: 'own.title', about: 'own.about-short' },
  { to: '/unit/import', name: 'exchange.import', about: 'exchange.import.short' },
  { to: '/unit/receive', name: 'unit.receive', about: 'unit.receive-about' },
  { to: '/unit/reading', name: 'reading.title', about: 'reading.about' },
  { to: '/unit/backup', name: 'unit.backup', about: 'unit.backup-about' },
  { to: '/unit/tablet', name: 'unit.tablet', about: 'unit.tablet-about' },
  { to: '/unit/set-up', name: 'setup.list', about: 'setup.list-about' },
  { to: '/unit/devices', name: 'unit.devices', about: 'unit.devices-about' },
  { to: '/unit/relay', name: 'unit.relay', about: 'unit.relay-about' },
  { to: '/unit/home', name: 'unit.home', about: 'unit.home-about' },
  { to: '/unit/retention', name: 'unit.retention', about: 'unit.retention-about' },
  { to: '/unit/log', name: 'unit.log', about: 'unit.log-about' },
  { to: '/unit/close', name: 'unit.close', about: 'unit.close-about' },
  { to: '/families', name: 'about.families', about: 'about.families-short' },
  { to: '/about', name: 'about.title', about: 'about.short' },
]

export default function UnitPages() {
  return (
    <Switch>
      <Route path="/unit/passkeys" component={PasskeysPage} />
      <Route path="/unit/staff">
        <WhereKeysAreChanged>
          <StaffPage />
        </WhereKeysAreChanged>
      </Route>
      <Route path="/unit/teams" component={TeamsPage} />
      <Route path="/unit/wordings" component={WordingPages} />
      <Route path="/unit/wordings/missing" component={MissingWordings} />
      <Route path="/unit/wordings/missing/:holder">{({ holder }) => <LetterPage key={holder} holder={holder} />}</Route>
      <Route path="/unit/instruments" component={OwnInstrumentsPage} />
      <Route path="/unit/import" component={ImportPage} />
      <Route path="/unit/receive" component={ReceivePage} />
      <Route path="/unit/reading" component={ReadingSettings} />
      <Route path="/unit/backup" component={BackupPage} />
      <Route path="/unit/tablet" component={TabletPage} />
      <Route path="/unit/set-up" component={SetUpPage} />
      <Route path="/unit/devices" component={DevicesPage} />
      <Route path="/unit/relay" component={RelayPage} />
      <Route path="/unit/home" component={HomePage} />
      <Route path="/unit/devices/add" component={AddDevicePage} />
      <Route path="/unit/devices/ask" component={AskInPage} />
      <Route path="/unit/retention" component={RetentionPage} />
      <Route path="/unit/close" component={ClosePage} />
      <Route path="/unit/log" component={AuditPage} />
      <Route component={UnitHub} />
    </Switch>
  )
}

function UnitHub() {
  const { t } = useWords()
  const passkeys = usePasskeysPossible()
  return (
    <Page title={t('nav.unit')}>
      <ul className="plain hub">
        {rooms
          .filter(({ to }) => passkeys || to !== '/unit/passkeys')
          .map(({ to, name, about }) => (
            <li key={to} className="card hub__room">
              <Link href={to} className="hub__link">
                {t(name)}
              </Link>
              <p className="muted">{t(about)}</p>
            </li>
          ))}
      </ul>
      <PracticeAnew />
      <UnitHealth />
    </Page>
  )
}
