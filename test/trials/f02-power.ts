/** F-02: the power is cut while a youth answers; only what was flushed to the disk is there afterwards. */
import { lacking } from '../installed.ts'
import { type Backend, backends } from '../vault/browser.ts'
import { strikeWhileSaving } from './killing.ts'
import { powerCut } from './power/shadow.ts'
import type { Trial } from './trial.ts'

export const powerless: Trial<Backend> = {
  fault: 'the power is cut in the middle of saving: only flushed bytes are kept',
  small: 4,
  large: 200,
  grounds: backends,
  guards: ['journal', 'durability', 'waiting'],
  // It compiles its shadow disk.
  lacks: () => lacking('gcc'),
  async run(asked) {
    let flushes = 0
    const outcome = await strikeWhileSaving(asked, () => powerCut((more) => (flushes += more)))
    if (flushes === 0) throw new Error('the shadow disk saw no flush: the browser went past it')
    return { ...outcome, also: { ...outcome.also, 'flushes seen': flushes } }
  },
}
