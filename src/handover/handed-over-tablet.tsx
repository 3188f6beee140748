/** The tablet in the hands of whoever answers: nothing but the form is reachable, and the way back asks for a staff secret. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { Answering } from '../answering/index.ts'
import { beginAnew, useScreens } from '../controls/begin-anew.ts'
import { whenPainted } from '../look/after-paint.ts'
import { formLock } from '../offline/form-lock.ts'
import { choosePlace, type HandedOver, type OpenVault } from '../vault/index.ts'
import { SecondTab } from './second-tab.tsx'

const TakeBackPage = lazy(() => import('./take-back-page.tsx'))

interface Props {
  readonly session: HandedOver
  readonly takenBack: (vault: OpenVault) => void
  readonly lookAgain: () => void
}

export default function HandedOverTablet({ session, takenBack, lookAgain }: Props) {
  const [takingBack, setTakingBack] = useState(false)
  const screens = useScreens()
  useStayHere()
  useFormLock()
  // Staff have the tablet again in another tab: the answers leave this one.
  useEffect(() => {
    let gone = false
    void session.ended.then(() => {
      if (!gone) return beginAnew(screens, 'lock.taken-back')
    })
    return () => {
      gone = true
    }
  }, [session, screens])
  const show = (vault: OpenVault) => {
    history.replaceState(null, '', vault.viaRecovery ? '/unit/staff' : `/cases/${session.plan.caseId}/given-back`)
    choosePlace(vault.place)
    takenBack(vault)
  }
  if (!session.writer) return <SecondTab again={lookAgain} />
  if (!takingBack) return <Answering session={session} onTakeBack={() => setTakingBack(true)} />
  return (
    <Suspense>
      <TakeBackPage session={session} takenBack={show} toForm={() => setTakingBack(false)} />
    </Suspense>
  )
}

/** Back and forward stay on this screen, and the address says nothing of the case. */
export function useStayHere() {
  useEffect(() => {
    const stay = () => history.pushState(null, '', '/')
    addEventListener('popstate', stay)
    const forget = whenPainted(() => {
      history.replaceState(null, '', '/')
      stay()
    })
    return () => {
      forget()
      removeEventListener('popstate', stay)
    }
  }, [])
}

/** No new version takes over while this is held. */
export function useFormLock() {
  useEffect(() => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    const forget = whenPainted(() => void navigator.locks.request(formLock, { mode: 'shared' }, () => held))
    return () => {
      forget()
      release()
    }
  }, [])
}
