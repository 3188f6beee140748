/** What a tablet in the waiting room has around a form in place of the way to staff: *Avbryt*, *Lämnat till enheten*, and the end by itself. */
import { useEffect, useState } from 'react'
import { Button, Dialog } from '../../look/index.tsx'
import type { HandedOver, WaitingTablet } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

/** Without a touch for so long after the thanks, the tablet waits for the next. */
const THANKS_MS = 60_000
const touches = ['pointerdown', 'keydown', 'scroll'] as const

/** Nothing after the thanks, which have a button of their own. */
export function Leave({ over, leave }: { readonly over: () => boolean; readonly leave: () => void }) {
  const { t } = useWords()
  const [asked, setAsked] = useState(false)
  if (over()) return null
  return (
    <>
      <Button look="quiet" onClick={() => setAsked(true)}>
        {t('room.leave')}
      </Button>
      {asked && (
        <Dialog title={t('room.leave-sure')} onClose={() => setAsked(false)}>
          <p>{t('room.leave-about')}</p>
          <div className="row">
            <Button look="main" onClick={() => setAsked(false)}>
              {t('room.leave-not')}
            </Button>
            <Button onClick={leave}>{t('room.leave-do')}</Button>
          </div>
        </Dialog>
      )}
    </>
  )
}

/** Of several forms in a row, those before this one. */
export function Delivered({ tablet, session }: { readonly tablet: WaitingTablet; readonly session: HandedOver }) {
  const { t } = useWords()
  useDrawnAgain(tablet)
  if (session.over() || session.draft().form === 0 || tablet.waits() > 0) return null
  return <span className="delivered">{t('room.delivered')}</span>
}

/** Under the thanks: a later word than *Sparat*, once a reader's log has it. */
export function After({ tablet, done }: { readonly tablet: WaitingTablet; readonly done: () => void }) {
  const { t } = useWords()
  useDrawnAgain(tablet)
  useUntouched(THANKS_MS, done)
  return (
    <>
      <p role="status">
        <strong>{t(tablet.waits() === 0 ? 'room.delivered' : 'room.on-its-way')}</strong>
      </p>
      <p>{t('room.done-lead')}</p>
      <Button look="main" className="button--wide" onClick={done}>
        {t('room.done')}
      </Button>
    </>
  )
}

function useDrawnAgain(tablet: WaitingTablet) {
  const [, setTurn] = useState(0)
  useEffect(() => tablet.subscribe(() => setTurn((n) => n + 1)), [tablet])
}

function useUntouched(ms: number, then: () => void) {
  useEffect(() => {
    let timer = setTimeout(then, ms)
    const touched = () => {
      clearTimeout(timer)
      timer = setTimeout(then, ms)
    }
    for (const touch of touches) addEventListener(touch, touched, { capture: true, passive: true })
    return () => {
      clearTimeout(timer)
      for (const touch of touches) removeEventListener(touch, touched, { capture: true })
    }
  }, [ms, then])
}
