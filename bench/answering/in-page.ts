/** What runs inside both pages, the app's and the floor's, from before their first script. Sent as text: imports nothing. */

interface Watched {
  /** Milliseconds from the beginning of the navigation until a question stood on the screen; 0 until then. */
  answerable: number
  /** From the finger, by the browser's own stamp, to the frame with the tick drawn. */
  readonly taps: number[]
  /** From the finger to *Sparat* on the screen. */
  readonly saved: number[]
  /** Tasks over 50 ms since they were last emptied. */
  readonly long: number[]
}

declare global {
  interface Window {
    readonly watched: Watched
  }
}

export function watch(): void {
  const watched: Watched = { answerable: 0, taps: [], saved: [], long: [] }
  Object.assign(window, { watched })

  const painted = (then: (at: number) => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => then(performance.now())
      port2.postMessage(null)
    })

  let tapped = 0
  let looking = true
  const said = () => document.querySelector('.answering__saved')?.textContent !== ''
  new MutationObserver(() => {
    if (looking && document.querySelector('input[type=radio]')) {
      looking = false
      painted((at) => {
        watched.answerable = at
      })
    }
    if (tapped > 0 && said()) {
      const from = tapped
      tapped = 0
      painted((at) => watched.saved.push(at - from))
    }
  }).observe(document, { childList: true, subtree: true, characterData: true })

  addEventListener(
    'click',
    ({ target, timeStamp }) => {
      if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return
      tapped = timeStamp
      painted((at) => watched.taps.push(at - timeStamp))
    },
    { capture: true },
  )
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.long.push(duration)
  }).observe({ type: 'longtask', buffered: true })
}
