/** F-01: the browser is killed while a youth answers; what was acknowledged is looked for when it starts again. */
import { numberOf } from '../vault/answers.ts'
import { type Backend, backends } from '../vault/browser.ts'
import type { Standing, Told } from '../vault/loop.ts'
import type { Site } from '../vault/site.ts'
import { withTablet } from './tablet.ts'
import { type Asked, type Outcome, pause, seeded, type Trial } from './trial.ts'

/** After the first acknowledgement: long enough for a few hand-ins, short enough to strike anywhere in a save. */
const LONGEST_MS = 300

/** What has been acknowledged in all: the highest save, and every form handed in. */
interface Known {
  saved: number
  readonly forms: Set<number>
}

async function run({ count, seed, on, without, say }: Asked<Backend>): Promise<Outcome> {
  const chance = seeded(seed)
  const known: Known = { saved: 0, forms: new Set() }
  const tally = { lost: 0, torn: 0, 'wipes by the browser': 0, 'wipes without a report': 0, acknowledged: 0 }
  let build = ''
  await withTablet(on, without, async ({ site, start }) => {
    for (let kill = 0; kill <= count; kill++) {
      const { page, version, kill: strike } = await start()
      build = version
      compare(await page.evaluate(() => window.mattstock.standing()), known, tally, say)
      if (kill === count) return
      const before = site.told.length
      const loop = page.evaluate(([from, early]) => window.mattstock.savingLoop(from, early), [
        known.saved,
        without.includes('waiting'),
      ] as const)
      await Promise.race([firstAcknowledged(site, before), loop])
      // From here on the call ends with the browser.
      loop.catch(() => {})
      await pause(chance() * LONGEST_MS)
      await strike()
      const told = site.told.slice(before) as Told[]
      tally.acknowledged += told.length
      for (const each of told) note(known, each)
      if ((kill + 1) % 25 === 0) say(`${kill + 1} kills, ${tally.acknowledged} acknowledged, ${tally.lost} lost`)
    }
  })
  const { lost, torn, ...also } = tally
  return { build, struck: count, lost, torn, also }
}

function note(known: Known, told: Told): void {
  if ('saved' in told) known.saved = told.saved
  else known.forms.add(told.handedIn)
}

async function firstAcknowledged(site: Site, before: number): Promise<void> {
  const until = Date.now() + 60_000
  while (site.told.length === before) {
    if (Date.now() > until) throw new Error('nothing was acknowledged within a minute')
    await pause(5)
  }
}

type Tally = Record<'lost' | 'torn' | 'wipes by the browser' | 'wipes without a report', number>

function compare(found: Standing, known: Known, tally: Tally, say: Asked['say']): void {
  if (found.report?.wiped) tally['wipes by the browser'] += 1
  if (found.is === 'empty') {
    if (known.saved === 0) return
    tally['wipes by the browser'] += 1
    tally['wipes without a report'] += 1
    tally.lost += known.saved
    say(`the browser gave back nothing of ${known.saved} saves`)
    known.saved = 0
    known.forms.clear()
    return
  }
  const forms = found.forms.map(numberOf)
  const draft = found.draft && Object.keys(found.draft.answers).length > 0 ? numberOf(found.draft.answers) : 0
  tally.torn += [...forms, draft].filter((n) => n === null).length
  const here = new Set(forms)
  tally.lost += [...known.forms].filter((n) => !here.has(n)).length
  // The last save stands in the draft, or in a form that was handed in since.
  const highest = Math.max(draft ?? 0, ...forms.map((n) => n ?? 0), 0)
  if (highest < known.saved) tally.lost += known.saved - highest
  known.saved = Math.max(known.saved, highest)
}

export const killed: Trial<Backend> = {
  fault: 'the browser is killed in the middle of saving',
  small: 25,
  large: 1_000,
  grounds: backends,
  guards: ['journal', 'waiting'],
  run,
}
