/** Watches an open unit and locks it in time, with a warning that anybody can answer by touching the screen. */
import { useEffect, useRef, useState } from 'react'
import { Button } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { type LockClock, lockDecision } from './auto-lock.ts'

const touches = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

export function LockWatch({ lock, since }: { readonly lock: () => void; readonly since: number }) {
  const { t } = useWords()
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  const latestLock = useRef(lock)
  latestLock.current = lock

  useEffect(() => {
    const now = Date.now()
    let clock: LockClock = { openedAt: since, touchedAt: now, hiddenAt: document.hidden ? now : null }
    let locked = false
    const look = () => {
      if (locked) return
      const decision = lockDecision(Date.now(), clock)
      if (decision === 'lock') {
        locked = true
        latestLock.current()
      } else setSecondsLeft(decision === 'open' ? null : decision.secondsLeft)
    }
    const touched = () => {
      // A tablet that slept past its time must lock at the first touch, not be kept open by it.
      if (lockDecision(Date.now(), clock) !== 'lock') clock = { ...clock, touchedAt: Date.now() }
      look()
    }
    const seenOrHidden = () => {
      look()
      clock = { ...clock, hiddenAt: document.hidden ? Date.now() : null }
    }
    const timer = setInterval(look, 1000)
    for (const kind of touches) addEventListener(kind, touched, { passive: true, capture: true })
    document.addEventListener('visibilitychange', seenOrHidden)
    return () => {
      clearInterval(timer)
      for (const kind of touches) removeEventListener(kind, touched, { capture: true })
      document.removeEventListener('visibilitychange', seenOrHidden)
    }
  }, [since])

  if (secondsLeft === null) return null
  return (
    <div className="lock-warning no-print" role="alert">
      <span aria-hidden="true">{t('lock.soon', { seconds: secondsLeft })}</span>
      <span className="visually-hidden">{t('lock.soon', { seconds: 20 })}</span>
      <Button look="main">{t('lock.stay')}</Button>
    </div>
  )
}
