/**
 * How the app begins. The first look is sent off before React is even read; where it finds a hand-over, the question is
 * on screen first, and the whole start (Dexie, the journal, what was left undone) follows the paint.
 */
import { afterPaint } from '../look/after-paint.ts'
import { earlySession, stands } from '../vault/early-session.ts'
import { firstLook } from '../vault/first-look.ts'
import type { HandedOver } from '../vault/vault.ts'
import type { Standing } from './standing.ts'

const looked = firstLook()

export const wholeStart = async (): Promise<Standing> => (await import('./standing.ts')).whereWeStand()

export async function start(show: (standing: Standing) => void): Promise<void> {
  const seen = await looked
  if (!seen) return show(await wholeStart())
  const whole = afterPaint().then(wholeStart)
  show({ is: 'handed-over', session: earlySession(seen, whole.then(sessionOf)) })
  const standing = await whole
  if (standing.is !== 'handed-over' || !stands(seen, standing.session)) show(standing)
}

function sessionOf(standing: Standing): HandedOver {
  if (standing.is !== 'handed-over') throw new Error('the hand-over is over')
  return standing.session
}
