/**
 * A tablet in the waiting room: an empty page, the numbers of those whose turn it is, a form, the thanks, and the empty page again.
 * It has no way to staff, and whatever was answered leaves the page's memory with each form: the page begins anew.
 */
import { type ReactNode, useEffect, useReducer, useRef, useState } from 'react'
import { Answering } from '../../answering/index.ts'
import { languagesOf } from '../../answering/plan.ts'
import { useFormLock, useStayHere } from '../../handover/handed-over-tablet.tsx'
import { SecondTab } from '../../handover/second-tab.tsx'
import { version } from '../../offline/version.ts'
import type { HandedOver, WaitingTablet } from '../../vault/index.ts'
import { isLanguage, loadWords } from '../../words/index.tsx'
import { keepInStep } from '../sync/runner.ts'
import { After, Delivered, Leave } from './around-a-form.tsx'
import { isGone, NoMore } from './no-more.tsx'
import { noteAskedBack } from './said.ts'
import { WaitingPage } from './waiting-page.tsx'
import './waiting-room.css'

/** So long a page that is left may take to go. */
const GOING_MS = 3_000

interface Props {
  readonly tablet: WaitingTablet
  /** The choice of what the empty page speaks. */
  readonly language: ReactNode
}

export default function WaitingRoom({ tablet, language }: Props) {
  const [, draw] = useReducer((n: number) => n + 1, 0)
  useEffect(() => tablet.subscribe(draw), [tablet])
  const held = useOnlyTab(tablet)
  useKeptInStep(tablet, held === 'here')
  const taken = tablet.taken()
  if (held === 'asking') return null
  if (held === 'elsewhere' || taken?.writer === false) return <SecondTab again={() => location.reload()} />
  if (isGone(tablet) && (!taken || taken.over())) return <NoMore tablet={tablet} />
  return <Room tablet={tablet} taken={taken} language={language} />
}

function Room({ tablet, taken, language }: Props & { readonly taken: ReturnType<WaitingTablet['taken']> }) {
  const before = useRef(taken)
  const byThemselves = useRef(false)
  const gaveBack = before.current !== null && taken === null
  useEffect(() => {
    if (!gaveBack) return
    if (!byThemselves.current) noteAskedBack()
    location.replace('/')
  }, [gaveBack])
  if (gaveBack) return null
  before.current = taken
  if (!taken) return <WaitingPage tablet={tablet} language={language} />
  return (
    <Form
      tablet={tablet}
      session={taken}
      leave={() => {
        byThemselves.current = true
        return taken.over() ? tablet.done() : void taken.giveBack()
      }}
    />
  )
}

interface FormProps {
  readonly tablet: WaitingTablet
  readonly session: HandedOver
  readonly leave: () => void
}

function Form({ tablet, session, leave }: FormProps) {
  useStayHere()
  useFormLock()
  if (!useLanguages(session)) return null
  return (
    <Answering
      session={session}
      onTakeBack={leave}
      room={{
        leave: <Leave over={session.over} leave={leave} />,
        delivered: <Delivered tablet={tablet} session={session} />,
        after: <After tablet={tablet} done={leave} />,
      }}
    />
  )
}

/** What stands around the form is said in whichever of its languages is chosen. */
function useLanguages({ plan }: HandedOver): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    const all = languagesOf(plan).filter(isLanguage)
    // Without a network a language that is not kept is asked for in Swedish, as its form is.
    void Promise.allSettled(all.map((language) => loadWords(language))).then(() => setReady(true))
  }, [plan])
  return ready
}

/** One page of the browser's shows forms: two would begin two, of which the tablet can keep one. */
function useOnlyTab({ place }: WaitingTablet): 'asking' | 'here' | 'elsewhere' {
  const [held, setHeld] = useState<'asking' | 'here' | 'elsewhere'>('asking')
  useEffect(() => {
    const { promise: shown, resolve: gone } = Promise.withResolvers<void>()
    // The page before this one may be letting go of it still.
    const late = setTimeout(() => setHeld('elsewhere'), GOING_MS)
    const began = performance.now()
    void navigator.locks.request(`mattstock/${place}/waiting-room`, () => {
      clearTimeout(late)
      // What another page has done meanwhile is read anew.
      if (performance.now() - began > GOING_MS) location.reload()
      else setHeld('here')
      return shown
    })
    return () => {
      clearTimeout(late)
      gone()
    }
  }, [place])
  return held
}

function useKeptInStep(tablet: WaitingTablet, held: boolean) {
  useEffect(() => {
    if (!held) return
    const end = new AbortController()
    void keepInStep({
      relay: {
        syncOnce: () => tablet.syncOnce(version),
        wait: tablet.wait,
        standing: () => ({ refused: tablet.refused() }),
      },
      subscribe: (wrote) => tablet.subscribe((isWritten) => isWritten && wrote()),
      seen: () => document.visibilityState === 'visible',
      chance: Math.random,
      signal: end.signal,
    })
    return () => end.abort()
  }, [tablet, held])
}
