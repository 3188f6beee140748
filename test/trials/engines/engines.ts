/** The vault in other browsers than Chromium: killed between and during saves, found again at the same question, nothing in clear on the disk. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lacking } from '../../installed.ts'
import { numberOf } from '../../vault/answers.ts'
import { newProfile, removeProfile } from '../../vault/browser.ts'
import type { Survey } from '../../vault/loop.ts'
import { vaultSite } from '../../vault/site.ts'
import { type Outcome, pause, seeded, type Trial, type TrialRun } from '../trial.ts'
import { type Engine, engines, miniBrowser, startEngine } from './engine.ts'

const SAVES = 5
const LONGEST_MS = 60
/** What the trial's own unit and answers say in clear, and no file of the profile may. */
const PLAIN = ['TRIAL-1', 'Alva Prov', 'core-om', 'abborre absolut']

async function run({ count, seed, on, say }: TrialRun<Engine>): Promise<Outcome> {
  const chance = seeded(seed)
  const site = await vaultSite()
  const profile = await newProfile()
  const tally = {
    lost: 0,
    torn: 0,
    'resumed at the same question': 0,
    'files with something in clear': 0,
    'told as one place': 0,
  }
  let promised = { journal: false, persistent: false }
  let build = ''
  let saveMs = 0
  let known = 0
  try {
    for (let kill = 0; kill <= count; kill++) {
      const engine = await startEngine(on, profile, site)
      build = engine.build
      if (kill === 0) {
        promised = await engine.ask('storageGuarantees')
        await engine.ask('startSession')
      } else {
        const found = await engine.ask<Survey>('standing')
        const n = found.draft ? numberOf(found.draft.answers) : 0
        if (n === null) tally.torn += 1
        else if (n < known) {
          tally.lost += known - n
          say(`${n} came back of ${known}: ${found.is}, ${JSON.stringify(found.report)}`)
        }
        if (found.is === 'handed-over' && found.draft?.position === n) tally['resumed at the same question'] += 1
        known = n ?? known
        await engine.ask('goOn')
      }
      for (let n = known + 1, last = known + SAVES; kill < count && n <= last; n++) {
        const began = Date.now()
        const told = await engine.ask<string>('saveOnce', n)
        saveMs += Date.now() - began
        if (told === 'saved-in-one-place') tally['told as one place'] += 1
        if (told.startsWith('saved')) known = n
      }
      // One more that may or may not have been taken: killed somewhere in it.
      engine.ask('saveOnce', known + 1).catch(() => {})
      await pause(chance() * LONGEST_MS)
      await engine.kill()
    }
    tally['files with something in clear'] = await plainFiles(profile)
  } finally {
    await site.close()
    await removeProfile(profile)
  }
  const { lost, torn, ...also } = tally
  return {
    build,
    struck: count,
    lost,
    torn,
    also: {
      ...also,
      'private files can be flushed (1 yes)': Number(promised.journal),
      'promised to keep (1 yes)': Number(promised.persistent),
      'ms a save': Math.round(saveMs / (count * SAVES)),
    },
  }
}

async function plainFiles(folder: string): Promise<number> {
  let found = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    // The page's own script, which the browser keeps, names some of the words.
    if (!entry.isFile() || /cache/i.test(entry.parentPath)) continue
    const bytes = await readFile(join(entry.parentPath, entry.name))
    if (PLAIN.some((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))) found += 1
  }
  return found
}

export const otherEngines: Trial<Engine> = {
  fault: 'another browser than Chromium is killed while a youth answers',
  small: 5,
  large: 40,
  grounds: engines,
  guards: [],
  lacks: (engine) =>
    engine === 'firefox'
      ? lacking('firefox-esr')
      : miniBrowser()
        ? lacking('xvfb-run')
        : 'webkit2gtk-driver not installed',
  run,
}
