/** The staff's half of the app: first page, set-up, lock, and the open unit. */
import { lazy, Suspense, useEffect, useState } from 'react'
import './app.css'
import { UpdatePrompt } from '../offline/update-prompt.tsx'
import type { OpenVault } from '../vault/vault.ts'
import { FirstPage } from './first-page.tsx'
import { LanguageChoice, Spoken } from './language.tsx'
import { LockedPage } from './locked-page.tsx'
import { choosePlace, type Standing } from './standing.ts'
import { TroublePage } from './trouble-page.tsx'

const SetUp = lazy(() => import('./setup/set-up.tsx'))
const RestorePage = lazy(() => import('./restore-page.tsx'))
const OpenUnit = lazy(() => import('./open-unit.tsx'))

export interface Moves {
  readonly go: (standing: Standing) => void
  readonly lookAgain: () => void
}

export default function StaffSide({ standing, ...moves }: Moves & { readonly standing: Standing }) {
  return (
    <Spoken>
      {(choose) => (
        <Suspense>
          {standing.is === 'open' ? (
            <Opened vault={standing.vault} {...moves} language={<LanguageChoice choose={choose} />} />
          ) : (
            <>
              <header className="masthead no-print">
                <span className="masthead__name">Måttstock</span>
                <LanguageChoice choose={choose} />
              </header>
              <UpdatePrompt />
              <Closed standing={standing} {...moves} />
            </>
          )}
        </Suspense>
      )}
    </Spoken>
  )
}

function Closed({ standing, go, lookAgain }: Moves & { readonly standing: Exclude<Standing, { is: 'open' }> }) {
  const [doing, setDoing] = useState<'set-up' | 'restore' | null>(null)
  const opened = (vault: OpenVault) => {
    choosePlace(vault.place)
    go({ is: 'open', vault })
  }
  const change = (place: 'unit' | 'practice') => {
    choosePlace(place)
    lookAgain()
  }
  if (standing.is === 'trouble') return <TroublePage reason={standing.reason} again={lookAgain} />
  if (standing.is === 'locked') return <LockedPage key={standing.place} {...standing} opened={opened} change={change} />
  if (standing.is === 'handed-over') return null
  const leave = () => setDoing(null)
  if (doing === 'set-up') return <SetUp opened={opened} leave={leave} />
  if (doing === 'restore') return <RestorePage restored={lookAgain} leave={leave} />
  return <FirstPage opened={opened} setUp={() => setDoing('set-up')} restore={() => setDoing('restore')} />
}

function Opened(props: Moves & { readonly vault: OpenVault; readonly language: React.ReactNode }) {
  const { vault, lookAgain } = props
  const lock = () => {
    history.replaceState(null, '', '/')
    void vault.lock().then(lookAgain)
  }
  // Locked or handed over in another tab: this one must not stay open behind it.
  useEffect(() => {
    let left = false
    void vault.ended.then(() => left || lookAgain())
    return () => {
      left = true
    }
  }, [vault, lookAgain])
  return <OpenUnit vault={vault} lock={lock} go={props.go} language={props.language} />
}
