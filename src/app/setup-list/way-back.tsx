/** Above the pages that the list leads to: how far it has come, and the way back to it. */
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { setUpLines } from './lines.ts'
import { useProgress } from './set-up-list.tsx'
import { useSetUp } from './use-set-up.ts'

/** The first two parts of an address: a page, and what is below it. */
const roomOf = (path: string) => path.split('/').slice(0, 3).join('/')
const rooms: ReadonlySet<string> = new Set(setUpLines.map(({ to }) => roomOf(to)))

export function WayBackToSetUp() {
  const [path] = useLocation()
  const room = roomOf(path)
  return rooms.has(room) ? <WayBack key={room} /> : null
}

function WayBack() {
  const { t } = useWords()
  const { practice } = useVault()
  const setUp = useSetUp()
  const progress = useProgress(setUp)
  // What was done here may have been the last: the way back stays for as long as one is here.
  const [asked, setAsked] = useState(setUp.open)
  if (setUp.open && !asked) setAsked(true)
  if (practice || !asked) return null
  return (
    <nav className="to-do__back no-print" aria-label={t('setup.list')}>
      <Link href="/">{t('setup.back-to-list')}</Link> <span className="muted">{progress}</span>
    </nav>
  )
}
