/** A second tab on a tablet that is handed over: it writes nothing, shows nothing, and says where the form is. */
import { useEffect } from 'react'
import { Notice, Page } from '../look/index.tsx'
import { swedish } from '../words/index.tsx'

export function SecondTab({ again }: { readonly again: () => void }) {
  useEffect(() => {
    // The first tab may have been closed; this one then takes over the form where it was left.
    const timer = setInterval(again, 3000)
    return () => clearInterval(timer)
  }, [again])
  return (
    <Page title={swedish.t('app.other-tab-title')} narrow>
      <Notice>{swedish.t('app.other-tab')}</Notice>
    </Page>
  )
}
