/** The staff's half of the app: first page, set-up, lock, and the open unit; and a tablet in the waiting room, which has no other half. */
import { lazy, Suspense, startTransition, useEffect, useRef, useState } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import '../controls/controls.css'
import './app.css'
import { beginAnew, forgetWhyLocked, sayWhyLocked, useScreens } from '../controls/begin-anew.ts'
import { LanguageChoice, Spoken } from '../controls/language.tsx'
import { sealTyped } from '../controls/typed.tsx'
import { UpdatePrompt } from '../offline/update-prompt.tsx'
import {
  choosePlace,
  forgetChosenPlace,
  type HandedOver,
  isPractice,
  noteName,
  type OpenVault,
  type Place,
  type UnitsHere,
  whenOtherHandedOver,
} from '../vault/index.ts'
import { loadLaterWords, useWords } from '../words/index.tsx'
import { FirstPage } from './first-page.tsx'
import { LockedPage } from './locked-page.tsx'
import { asTrouble, type TabletState } from './tablet-state.ts'
import { TroublePage } from './trouble-page.tsx'
import { wholeOf } from './units-here.tsx'

const SetUp = lazy(() => import('./setup/set-up.tsx'))
const RestorePage = lazy(() => import('./restore-page.tsx'))
const AboutPage = lazy(() => import('../about/about-page.tsx'))
const FamiliesPage = lazy(() => import('../about/families-page.tsx'))
const EditorPage = lazy(() => import('../wordings/editor/editor-page.tsx'))
const JoinRoute = lazy(async () => {
  const [room] = await Promise.all([import('./join/join-route.tsx'), loadLaterWords()])
  return room
})
const openUnit = () => import('./open-unit.tsx')
const OpenUnit = lazy(openUnit)
const WaitingRoom = lazy(async () => {
  const [room] = await Promise.all([import('./waiting-room/waiting-room.tsx'), loadLaterWords()])
  return room
})

export interface Moves {
  readonly go: (standing: TabletState) => void
  readonly lookAgain: () => void
}

export default function StaffSide({ standing, ...moves }: Moves & { readonly standing: TabletState }) {
  return (
    <Spoken>
      {(choose) => (
        <Suspense>
          {standing.is === 'open' ? (
            <Opened vault={standing.vault} {...moves} language={<LanguageChoice choose={choose} />} />
          ) : standing.is === 'waiting-room' ? (
            <WaitingRoom tablet={standing.tablet} language={<LanguageChoice choose={choose} />} />
          ) : (
            <>
              <header className="masthead no-print">
                <span className="masthead__name">Måttstock</span>
                <LanguageChoice choose={choose} />
              </header>
              <UpdatePrompt />
              <Switch>
                <Route path="/about" component={AboutPage} />
                <Route path="/families" component={FamiliesPage} />
                <Route path="/join/:how?">{({ how }) => <JoinRoute {...{ standing, how }} {...moves} />}</Route>
                <Route>
                  <Closed standing={standing} {...moves} />
                </Route>
              </Switch>
              <Outside />
            </>
          )}
        </Suspense>
      )}
    </Spoken>
  )
}

function Closed({
  standing,
  go,
  lookAgain,
}: Moves & { readonly standing: Exclude<TabletState, { is: 'open' | 'waiting-room' }> }) {
  const here = standing.is === 'locked' || standing.is === 'first' ? standing.here : null
  const place = standing.is === 'locked' ? standing.place : null
  useEffect(() => (place ? whenOtherHandedOver(place, lookAgain) : undefined), [place, lookAgain])
  // There by the time that a passphrase has been typed; where it does not come now it is asked for again then.
  useEffect(() => void (place && openUnit().catch(() => undefined)), [place])
  const [doing, setDoing] = useState<'another' | 'set-up' | 'restore' | 'write' | null>(null)
  const opened = (vault: OpenVault) => {
    choosePlace(vault.place)
    forgetWhyLocked()
    if (here) tellApart(vault, here)
    // Whoever came in with the recovery sheet has a passphrase to set first.
    if (vault.viaRecovery) history.replaceState(null, '', '/unit/staff')
    // The locked page stays until the unit's can be drawn: once React has shown a fallback it keeps it for 300 ms.
    startTransition(() => go({ is: 'open', vault }))
  }
  const choose = (place: Place | 'practice') => {
    choosePlace(place)
    lookAgain()
  }
  if (standing.is === 'trouble') return <TroublePage trouble={standing} again={lookAgain} choose={choose} />
  if (standing.is === 'handed-over') return null
  const locked = standing.is === 'locked' ? standing : null
  if (locked && doing === null)
    return (
      <LockedPage
        key={locked.place}
        {...locked}
        {...{ opened, choose, lookAgain }}
        another={() => setDoing('another')}
      />
    )
  const leave = () => setDoing(locked ? 'another' : null)
  const restored = (place: Place) => {
    setDoing(null)
    choose(place)
  }
  if (doing === 'set-up') return <SetUp opened={opened} leave={leave} />
  if (doing === 'restore') return <RestorePage here={standing.here} restored={restored} leave={leave} />
  if (doing === 'write') return <EditorPage leave={leave} />
  return (
    <FirstPage
      write={() => setDoing('write')}
      {...{ opened, lookAgain }}
      here={standing.here}
      setUp={() => setDoing('set-up')}
      restore={() => setDoing('restore')}
      leave={locked && (() => setDoing(null))}
    />
  )
}

/** Several real units are told apart by their names, which stand in clear then; one alone leaves none on the device. */
function tellApart(vault: OpenVault, here: UnitsHere): void {
  const others = wholeOf(here).filter(({ place }) => place !== vault.place && !isPractice(place))
  const name = vault.of('unit').at(-1)?.body.name
  noteName(vault.place, name && (vault.practice || others.length > 0) ? name : null)
}

/** What anybody may read before a unit is open. */
function Outside() {
  const { t } = useWords()
  const [path] = useLocation()
  return (
    <footer className="outside row no-print">
      {path !== '/' && <Link href="/">{t('app.back')}</Link>}
      <Link href="/families">{t('about.families')}</Link>
      <Link href="/about">{t('about.title')}</Link>
    </footer>
  )
}

function Opened(props: Moves & { readonly vault: OpenVault; readonly language: React.ReactNode }) {
  const { vault, go } = props
  const screens = useScreens()
  const leaving = useRef(false)
  const lock = () => {
    leaving.current = true
    void beginAnew(screens, null, vault.lock())
  }
  const lockByItself = () => {
    // A hand-over that is being written ends the unit by itself; begun anew now, the page would come in under whoever answers.
    if (leaving.current) return
    leaving.current = true
    // Begun before the screens are taken away, and with them what is typed on them.
    const written = sealTyped(vault).then(async (typed) => {
      if (typed !== 'nothing') sayWhyLocked(`lock.by-itself-${typed}`)
      await vault.lock()
    })
    void beginAnew(screens, 'lock.by-itself', written)
  }
  const leavePractice = () => {
    forgetChosenPlace()
    lock()
  }
  const handOver = async (start: () => Promise<HandedOver>) => {
    leaving.current = true
    const next = await start().then((session): TabletState => ({ is: 'handed-over', session }), asTrouble)
    if (next.is === 'handed-over') screens.renew(next)
    else go(next)
  }
  // Locked or handed over in another tab: this one must not stay open behind it.
  useEffect(() => {
    let gone = false
    void vault.ended.then(() => {
      if (!gone && !leaving.current) return beginAnew(screens, 'lock.in-other-tab')
    })
    return () => {
      gone = true
    }
  }, [vault, screens])
  return (
    <OpenUnit
      vault={vault}
      lock={lock}
      lockByItself={lockByItself}
      leavePractice={leavePractice}
      handOver={handOver}
      language={props.language}
    />
  )
}
