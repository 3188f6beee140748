/**
 * How the app begins. Where the early read finds a hand-over, the question is the first thing on screen, and the whole
 * start (Dexie, the journal, what was left undone) follows the paint.
 */
import { afterPaint } from '../look/after-paint.ts'
import { earlySession, type HandedOver, stands } from '../vault/index.ts'
import { earlyState } from './early-start.ts'
import type { TabletState } from './tablet-state.ts'

export interface Beginning {
  /** What to show first; null where only the whole start can say. */
  readonly first: TabletState | null
  /** Begins the whole start, once. Null where what is shown first stays. */
  rest(): Promise<TabletState | null>
}

export const wholeStart = async (): Promise<TabletState> => (await import('./tablet-state.ts')).readTabletState()

export async function begin(): Promise<Beginning> {
  const seen = await earlyState
  if (!seen) return { first: null, rest: wholeStart }
  const { promise: shown, resolve: show } = Promise.withResolvers<void>()
  const whole = shown.then(afterPaint).then(wholeStart)
  return {
    first: { is: 'handed-over', session: earlySession(seen, whole.then(sessionOf)) },
    async rest() {
      show()
      const standing = await whole
      return standing.is === 'handed-over' && stands(seen, standing.session) ? null : standing
    },
  }
}

function sessionOf(standing: TabletState): HandedOver {
  if (standing.is !== 'handed-over') throw new Error('the hand-over is over')
  return standing.session
}
