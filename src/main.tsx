/** Starts the app: the policy's demands first, then the screen, then the service worker. */
import './no-eval.ts'
import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { App } from './app/app.tsx'
import { type Beginning, begin } from './app/start.ts'
import { type Screens, ScreensProvider } from './controls/begin-anew.ts'
import { FaultBoundary } from './controls/fault-page.tsx'
import { afterPaint } from './look/after-paint.ts'
import './look/look.css'

// Every page opens at its top, also one that is come back to.
history.scrollRestoration = 'manual'

let root: Root | null = null

const screens: Screens = {
  clear() {
    root?.unmount()
    root = null
  },
  renew(standing) {
    screens.clear()
    draw({ first: standing, rest: async () => null }, () => {})
  },
}

/** On an element of its own each time: React leaves notes on the one it has drawn in. */
function draw(beginning: Beginning, shown: () => void) {
  const before = document.getElementById('app')
  if (!before) throw new Error('index.html has no #app')
  const place = before.cloneNode() as HTMLElement
  before.replaceWith(place)
  root = createRoot(place)
  root.render(
    <StrictMode>
      <FaultBoundary>
        <ScreensProvider value={screens}>
          <App beginning={beginning} shown={shown} />
        </ScreensProvider>
      </FaultBoundary>
    </StrictMode>,
  )
}

// Where the address or the browser cannot keep anything, fit.js has said so, and nothing begins.
if (!document.getElementById('app')?.dataset.unfit) void begin().then((beginning) => draw(beginning, fetchTheRest))

/** What no first screen needs. */
async function fetchTheRest() {
  await afterPaint()
  // Without it the app still runs, online; the device strip says that it is not at hand offline.
  import('./offline/service-worker-client.ts')
    .then(({ registerWorker }) => registerWorker())
    .catch((fault) => console.warn('no service worker', fault))

  // Frozen batches are sent while the app is open, locked or not.
  import('./outbox/index.ts')
    .then(({ startOutboxes }) => startOutboxes())
    .catch((fault) => console.warn('nothing is sent', fault))
}
