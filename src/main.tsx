/** Starts the app: the policy's demands first, then the screen, then the service worker. */
import './no-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { FaultBoundary } from './app/fault-page.tsx'
import { begin } from './app/start.ts'
import { afterPaint } from './look/after-paint.ts'
import './look/look.css'

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')
// Every page opens at its top, also one that is come back to.
history.scrollRestoration = 'manual'
const screen = createRoot(root)
// Where the address or the browser cannot keep anything, fit.js has said so, and nothing begins.
if (!root.dataset.unfit)
  void begin().then((beginning) =>
    screen.render(
      <StrictMode>
        <FaultBoundary>
          <App beginning={beginning} shown={fetchTheRest} />
        </FaultBoundary>
      </StrictMode>,
    ),
  )

/** What no first screen needs. */
async function fetchTheRest() {
  await afterPaint()
  // Without it the app still runs, online; the device strip says that it is not at hand offline.
  import('./offline/service-worker-client.ts')
    .then(({ registerWorker }) => registerWorker())
    .catch((fault) => console.warn('no service worker', fault))

  // Frozen batches are sent while the app is open, locked or not.
  void import('./outbox/index.ts').then(({ startOutbox }) => {
    startOutbox('unit')
    startOutbox('practice')
  })
}
