/**
 * What the device's storage refused while nobody waited for it at a button: said in words above whatever screen is open.
 * A write or a read that is begun and not waited for ends here when it fails, so that none fails in silence.
 */
import { useEffect, useSyncExternalStore } from 'react'
import { Button, Notice } from '../look/index.tsx'
import { VaultError } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

type Reason = VaultError['reason']

let refused: Reason | null = null
const watchers = new Set<() => void>()

function say(reason: Reason | null) {
  refused = reason
  for (const watcher of watchers) watcher()
}

const subscribe = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

// For as long as the page lives: what is in flight when it locks fails after the screens are gone, and is then no news to anybody.
addEventListener('unhandledrejection', (event) => {
  if (!(event.reason instanceof VaultError)) return
  event.preventDefault()
  if (watchers.size > 0) say(event.reason.reason)
})

export function RefusedAside() {
  const { t, named } = useWords()
  const reason = useSyncExternalStore(subscribe, () => refused)
  useEffect(() => () => say(null), [])
  if (!reason) return null
  return (
    <div className="refused-aside no-print">
      <Notice kind="refusal">
        <p>
          {t('trouble.aside')} {named(`trouble.${reason}`, reason)}
        </p>
        <Button onClick={() => say(null)}>{t('report.seen')}</Button>
      </Notice>
    </div>
  )
}
