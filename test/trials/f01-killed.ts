/** F-01: the browser is killed while a youth answers. */
import { type Backend, backends } from '../vault/browser.ts'
import { strikeWhileSaving } from './killing.ts'
import type { Trial } from './trial.ts'

export const killed: Trial<Backend> = {
  fault: 'the browser is killed in the middle of saving',
  small: 10,
  large: 1_000,
  grounds: backends,
  guards: ['journal', 'waiting'],
  run: (asked) => strikeWhileSaving(asked, async () => ({})),
}
