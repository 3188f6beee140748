/** A second tab on a tablet that is handed over: it writes nothing, shows nothing, and says where the form is. */
import { useEffect } from 'react'
import { Button, Notice, Page } from '../look/index.tsx'
import { swedish } from '../words/index.tsx'

export function SecondTab({ again }: { readonly again: () => void }) {
  // Once the first tab is closed, this one takes over the form where it was left.
  useEffect(() => {
    const look = () => document.hidden || again()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [again])
  return (
    <Page title={swedish.t('app.other-tab-title')} narrow>
      <Notice>{swedish.t('app.other-tab')}</Notice>
      <Button onClick={again}>{swedish.t('app.try-again')}</Button>
    </Page>
  )
}
