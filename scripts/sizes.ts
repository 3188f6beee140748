/**
 * What a tablet has to fetch, in kB gzip, against what we allow: until the first answer can be given, and in all.
 * Counts bytes, not time, so that it says the same on every machine. Needs a build: `npm run sizes` makes one.
 */
import { globSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { laterFiles } from './later.ts'

interface Chunk {
  readonly name?: string
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

const manifestOf = (folder: string): Record<string, Chunk> =>
  JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8'))
const kB = (file: string) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / 1000

/** The files that must be there before the named modules run. */
function needed(names: readonly string[], folder = ''): ReadonlySet<string> {
  const manifest = manifestOf(`dist/${folder}`)
  const files = new Set<string>()
  const seen = new Set<string>()
  const take = (name: string) => {
    const chunk = manifest[name] ?? Object.values(manifest).find((one) => one.name === name)
    if (!chunk) throw new Error(`the build has no ${name}`)
    if (seen.has(name)) return
    seen.add(name)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(folder + file)
    for (const other of chunk.imports ?? []) take(other)
  }
  names.forEach(take)
  return files
}

const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + kB(file), 0)

// The page of those at home is a build of its own, which no device of a unit fetches.
const app = globSync('**/*.{js,css,html,svg,png,webmanifest}', { cwd: 'dist', exclude: ['hem/**'] })
const later = laterFiles('dist')

const budgets = [
  {
    // All that is fetched before the first question can be tapped, on a handed-over tablet with nothing cached.
    what: 'until the first answer can be given',
    size: kB('index.html') + kB('fit.js') + sum(needed(['index.html'])),
    // What is held today, with half a kB for the names of other chunks, which stand in the first file. The aim is 110.
    // The names of four more rooms' chunks are a tenth. What a tablet in the waiting room has around a form stands in three
    // places that are the same for all who answer: two tenths, and the names of its chunks.
    allowed: 111.9,
  },
  {
    // The journal and Dexie with it: fetched while the question is read, for *Sparat* stands under no answer before.
    what: 'until the first answer can be said to be saved',
    size:
      kB('index.html') +
      kB('fit.js') +
      sum(needed(['index.html', 'tablet-state'])) +
      sum(globSync('assets/journal.worker-*.js', { cwd: 'dist' })),
    // Half a kB of room: the names of other chunks alone move it by some tens of bytes.
    // A hand-over that others hear of, and a start that may be a tablet in the waiting room: 1.1.
    allowed: 155.7,
  },
  {
    what: 'the whole app in Swedish, kept for use without network before anything else',
    size: sum(app.filter((file) => !later(file))),
    // Four of them for goals: their records, their line in the picture, their form on the tablet. Their room comes later.
    // Two and a half for what the list, a case and the vault know of two devices' work: one code twice, merged cases.
    // Whether the unit has a server, and its lines in two lists: 1. What opens to the releaser, moves and is signed: 1.5.
    // Requests to the collector that are signed, and a code that is not sent: a half.
    // The way to a device's being let in, a second place of a practice unit, and a key that waits to be sealed: 1.4.
    // Where a form is that went to a tablet, in the case, the list and the records, and what a handed-over reader tells: 4.6.
    // That a form was filled in at home, beside every score, and what came from there taken in at unlock: 1.7;
    // that something from there waits, on every screen, and slips that end with their case: 0.4. A place above the form
    // for what has become of a slip meanwhile, and what the storage refuses where no button waits: 0.1.
    // Half a kB of room: the names of chunks alone move it by some tens of bytes.
    allowed: 464.7,
  },
  {
    // Other languages, training and support material, the rooms where files are made and taken in: scripts/later.ts.
    what: 'fetched for use without network once the app is up',
    size: sum(app.filter(later)),
    // Nobody waits for it. With the words of the clinician's desk in two more languages, the unit's reading settings,
    // rating, goals in three languages, the period, which is gone to some times a half-year, and what the one who answers
    // sees beside the questions: pictures, settings, the list, the look through the answers. Passkeys in three languages.
    // The unit's devices and the files between them, in three languages: 17. The rooms under Enheten, which nobody goes to
    // first: 13. Who may read a case, teams and gallring, in three languages: 11. What two devices did apart, side by side,
    // in three languages: 9. What is said to the unit's server, its page and its strip, in three languages: 16.
    // A child that moves between units, and a unit that closes, in three languages: 25.
    // A device that is let in, on both screens and in three languages: 17; and what reads a QR code by the camera, where the
    // browser does not: 17, by itself and run by whoever presses for it.
    // What a reader and a tablet in the waiting room write to each other: 2. That tablet's pages, what staff send to it and see
    // of it, in three languages: 17.
    // Slips, who has promised to read, and what came from home, in three languages: 20; what is said of them to the server: 4;
    // what has ended, told to it at a later turn: 1.
    // What fits of recordings on the way to a tablet or a phone, and what staff are told of it in three languages: 2.4.
    // Names of devices in the log and its files, and silent devices where there is no server: 0.5.
    allowed: 551.1,
  },
]

// At home: the questions and what seals their answers, without the vault.
budgets.push({
  what: 'at home, until the first answer can be given',
  size: kB('hem/index.html') + kB('hem/fit.js') + sum(needed(['index.html'], 'hem/')),
  // The first answer's on a tablet, and 8 for sealing: with what a phone gives again to a server that was set back, all but a tenth.
  allowed: 119.9,
})

for (const { what, size, allowed } of budgets) {
  const over = size > allowed
  console.log(`${over ? 'TOO LARGE' : 'ok'}  ${size.toFixed(1)} of ${allowed} kB  ${what}`)
  if (over) process.exitCode = 1
}
