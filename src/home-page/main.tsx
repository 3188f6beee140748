/** Starts the page of those who answer at home: the link leaves the address first of all. */
import './one-title.ts'
import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { FaultBoundary } from '../controls/fault-page.tsx'
import { takeWay } from './address.ts'
import { type From, HomeApp } from './home-app.tsx'
import '../look/look.css'

history.scrollRestoration = 'manual'
// Another link, opened in this tab.
addEventListener('hashchange', () => location.reload())

let root: Root | null = null

/** On an element of its own each time: React leaves notes on the one it has drawn in. */
function draw(from: From) {
  const before = document.getElementById('app')
  if (!before) throw new Error('the page has no #app')
  root?.unmount()
  const place = before.cloneNode() as HTMLElement
  before.replaceWith(place)
  root = createRoot(place)
  root.render(
    <StrictMode>
      <FaultBoundary>
        <HomeApp from={from} renew={draw} />
      </FaultBoundary>
    </StrictMode>,
  )
}

if (!document.getElementById('app')?.dataset.unfit) {
  const from = takeWay()
  draw(from)
  const here = typeof from === 'object' && 'id' in from ? from.id : null
  void import('./waiting.ts').then(({ sendWaiting }) => sendWaiting(here)).catch(() => {})
}
