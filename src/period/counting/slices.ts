/** Long work on the screen's own thread, a slice at a time, so that a tap never waits for it. No screen in here. */

/** Milliseconds: a slice, with what the browser does beside it and on a machine that is busy, stays below the 50 that are felt. */
const slice = 8

export interface Slices<P, T> {
  /** How far it has come, or what it came to. */
  readonly state: { readonly at: P } | { readonly done: T }
  /** One slice more. */
  go(): void
}

/** `steps` yields how far it has come as often as it can be interrupted. */
export function slices<P, T>(steps: Iterator<P, T>, from: P): Slices<P, T> {
  let state: Slices<P, T>['state'] = { at: from }
  return {
    get state() {
      return state
    },
    go() {
      const until = performance.now() + slice
      while (!('done' in state) && performance.now() < until) {
        const { done, value } = steps.next()
        state = done ? { done: value } : { at: value }
      }
    },
  }
}

/** Milliseconds. To draw how far it has come takes from the time of the work: ten times a second are seen to move. */
const redrawn = 100

/** Whether it is time to draw again. */
export function sparing(): () => boolean {
  let last = Number.NEGATIVE_INFINITY
  return () => {
    const now = performance.now()
    if (now - last < redrawn) return false
    last = now
    return true
  }
}

/** A task of its own, after those of the screen that wait already; timers in a row would each wait 4 ms more. */
export function nextTask(then: () => void): () => void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    then()
  }
  port2.postMessage(null)
  return () => port1.close()
}
