/** F-29: a month's work, 5 000 forms on 2 500 cases: how fast the vault starts and opens, and whether a backup is the same again. */
import { type Backend, backends } from '../vault/browser.ts'
import { type TrialTablet, withTablet } from './tablet.ts'
import type { Outcome, Trial, TrialRun } from './trial.ts'

async function run({ count, on, without, say }: TrialRun<Backend>): Promise<Outcome> {
  const work = async ({ start }: TrialTablet): Promise<Outcome> => {
    const first = await start()
    await first.page.evaluate((forms) => window.mattstock.fillUnit(forms), count)
    say('filled')
    const fresh = await (await start()).page.evaluate(() => window.mattstock.timedOpening())
    const packed = await (await start()).page.evaluate(() => window.mattstock.timedOpening())
    say('opened twice')
    const backup = await (await start()).page.evaluate(() => window.mattstock.backupAgain())
    return {
      build: first.version,
      struck: count,
      lost: count - packed.forms,
      torn: backup.same && backup.moved === count ? 0 : 1,
      also: {
        'ms to the locked page': packed.start,
        'ms to open': packed.unlock,
        'of which ms derivation': packed.derivation,
        'ms to open without a snapshot': fresh.unlock,
        'backup kB': Math.round(backup.bytes / 1_024),
        'ms to back up': backup.made,
        'ms to try the backup': backup.tried,
        'ms to move to another place': backup.restored,
      },
    }
  }
  return withTablet(on, without, work, { costs: 'real' })
}

export const month: Trial<Backend> = {
  fault: "a month's work kept on the tablet: 5 000 forms",
  small: 5_000,
  large: 5_000,
  grounds: backends,
  guards: ['journal'],
  run,
}
