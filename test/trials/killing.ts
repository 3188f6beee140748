/** Saving until something strikes, over and over: what was acknowledged is looked for when the browser starts again. */

import { numberOf } from '../vault/answers.ts'
import type { Backend } from '../vault/browser.ts'
import type { LoopMessage, Survey } from '../vault/loop.ts'
import type { Site } from '../vault/site.ts'
import { type Struck, sideBySide, withTablet } from './tablet.ts'
import { type Outcome, pause, seeded, type TrialRun } from './trial.ts'

/** After the first acknowledgement: long enough for a few hand-ins, short enough to strike anywhere in a save. */
const LONGEST_MS = 300
/** One strike in so many comes while the vault starts, compares and unlocks. */
const IN_THE_START = 1 / 6
const LONGEST_START_MS = 300
/** A tablet is struck as often as this; then comes a new one, whose first writes are as much at risk as any. With fewer than twice as many strikes one lane is idle. */
const STRIKES_A_TABLET = 40

/** What has been acknowledged in all: the highest save, and every form handed in. */
interface Known {
  saved: number
  readonly forms: Set<number>
}

type Tally = Record<
  | 'lost'
  | 'torn'
  | 'wipes by the browser'
  | 'wipes without a report'
  | 'starts that failed'
  | 'told as one place'
  | 'acknowledged',
  number
>

/** `strikes` says how the browser ends, and what is left of its profile. */
export async function strikeWhileSaving(asked: TrialRun<Backend>, strikes: () => Promise<Struck>): Promise<Outcome> {
  const tally: Tally = {
    lost: 0,
    torn: 0,
    'wipes by the browser': 0,
    'wipes without a report': 0,
    'starts that failed': 0,
    'told as one place': 0,
    acknowledged: 0,
  }
  const todo = Array.from({ length: Math.ceil(asked.count / STRIKES_A_TABLET) }, (_, tablet) => ({
    chance: seeded(asked.seed * 1_000 + tablet),
    count: Math.min(STRIKES_A_TABLET, asked.count - tablet * STRIKES_A_TABLET),
  }))
  let build = ''
  let struck = 0
  await sideBySide(todo, async ({ chance, count }) => {
    const done = await oneTablet(asked, count, chance, await strikes(), tally)
    build = done.build
    struck += done.struck
    if (done.struck < count) todo.unshift({ chance, count: count - done.struck })
    asked.say(`${struck} struck, ${tally.acknowledged} acknowledged, ${tally.lost} lost`)
  })
  const { lost, torn, ...also } = tally
  return { build, struck, lost, torn, also }
}

async function oneTablet(
  { on, without, say }: TrialRun<Backend>,
  count: number,
  chance: () => number,
  how: Struck,
  tally: Tally,
): Promise<{ build: string; struck: number }> {
  const known: Known = { saved: 0, forms: new Set() }
  let build = ''
  let struck = count
  await withTablet(
    on,
    without,
    async ({ site, start }) => {
      for (let strike = 0; strike <= count; strike++) {
        const { page, version, kill } = await start()
        build = version
        if (strike < count && chance() < IN_THE_START) {
          const looking = page.evaluate(() => window.mattstock.standing())
          looking.catch(() => {})
          await Promise.race([looking, pause(chance() * LONGEST_START_MS)])
          await kill()
          continue
        }
        const found = await page.evaluate(() => window.mattstock.standing()).catch((fault: Error) => fault)
        if (found instanceof Error) {
          tally['starts that failed'] += 1
          tally.lost += Math.max(1, known.saved)
          say(`${found.message.split('\n')[0]} with ${known.saved} saves`)
          // Nothing more can be asked of this tablet: what is left is struck on a new one.
          struck = strike
          return
        }
        compare(found, known, tally, say)
        if (strike === count) return
        const before = site.told.length
        const how = [known.saved, without.includes('waiting')] as const
        const loop = page.evaluate(([from, early]) => window.mattstock.savingLoop(from, early), how)
        await Promise.race([firstAcknowledged(site, before), loop])
        // From here on the call ends with the browser.
        loop.catch(() => {})
        await pause(chance() * LONGEST_MS)
        await kill()
        const told = site.told.slice(before) as LoopMessage[]
        for (const each of told) {
          tally['inOnePlace' in each ? 'told as one place' : 'acknowledged'] += 1
          note(known, each)
        }
      }
    },
    how,
  )
  return { build, struck }
}

function note(known: Known, told: LoopMessage): void {
  if ('saved' in told) known.saved = told.saved
  if ('handedIn' in told) known.forms.add(told.handedIn)
}

async function firstAcknowledged(site: Site, before: number): Promise<void> {
  const until = Date.now() + 60_000
  while (site.told.length === before) {
    if (Date.now() > until) throw new Error('nothing was acknowledged within a minute')
    await pause(5)
  }
}

function compare(found: Survey, known: Known, tally: Tally, say: TrialRun['say']): void {
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
  if (highest < known.saved) {
    tally.lost += known.saved - highest
    say(`${highest} came back of ${known.saved} saves: ${JSON.stringify(found.report)}`)
  }
  known.saved = highest
  for (const n of known.forms) if (!here.has(n)) known.forms.delete(n)
}
