/**
 * While something is written and not kept: a link, the browser's way back, a reload or a closed tab is asked about first,
 * and only then followed. What leaves a screen without being a link says so by `data-leaves`.
 */
import { useLayoutEffect, useRef, useState } from 'react'
import { Button, Dialog } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

export function Unsaved({ what }: { readonly what: string }) {
  const { t } = useWords()
  const [leave, setLeave] = useState<(() => void) | null>(null)
  const sure = useRef(false)
  // With the screen itself, not some time after it: a press on *Lås* just after saving would be swallowed.
  useLayoutEffect(() => {
    const here = location.pathname + location.search
    const ask = (onward: () => void) =>
      setLeave(() => () => {
        sure.current = true
        onward()
      })
    const pressed = (event: MouseEvent) => {
      const way = event.target instanceof Element ? event.target.closest<HTMLElement>('a[href], [data-leaves]') : null
      if (sure.current || !way || way.getAttribute('href')?.startsWith('#') || way.hasAttribute('download')) return
      event.preventDefault()
      event.stopImmediatePropagation()
      ask(() => way.click())
    }
    const wentBack = (event: PopStateEvent) => {
      // A link within the page is a step in its history too.
      if (sure.current || location.pathname + location.search === here) return
      event.stopImmediatePropagation()
      history.pushState(null, '', here)
      ask(() => history.back())
    }
    const closing = (event: BeforeUnloadEvent) => {
      if (!sure.current) event.preventDefault()
    }
    addEventListener('click', pressed, { capture: true })
    addEventListener('popstate', wentBack, { capture: true })
    addEventListener('beforeunload', closing)
    return () => {
      removeEventListener('click', pressed, { capture: true })
      removeEventListener('popstate', wentBack, { capture: true })
      removeEventListener('beforeunload', closing)
    }
  }, [])
  if (!leave) return null
  const stay = () => setLeave(null)
  return (
    <Dialog title={t('unsaved.title')} onClose={stay}>
      <p>{what}</p>
      <div className="row">
        <Button look="main" onClick={stay}>
          {t('unsaved.stay')}
        </Button>
        <Button
          onClick={() => {
            stay()
            leave()
          }}
        >
          {t('unsaved.leave')}
        </Button>
      </div>
    </Dialog>
  )
}
