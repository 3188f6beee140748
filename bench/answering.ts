/**
 * The answering path in the real app, sealing, journal and storage on, against a floor of hand-written HTML from the same
 * server: how soon the first question can be answered, how soon a tap is seen and saved, memory, long tasks. The
 * processor is slowed as a cheap tablet's. `npm run bench -- answering`.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Form, formById, trainingPack, type WordingPack } from '#instruments'
import { tablet } from '../test/browser/chromium.ts'
import { startCollector } from '../test/browser/serve.ts'
import { handOver, makeCase, startPractice } from '../test/browser/steps.ts'
import { writeFloor } from './answering/floor.ts'
import { type Both, starting } from './answering/starting.ts'
import { tapping } from './answering/tapping.ts'
import { held, median, percentile, spread, table } from './figures.ts'

const rounds = Number(process.argv[2] ?? 5)
const slow = 6

const form = formById('core-om') as Form
const pack = (await trainingPack(form.id, 'sv')) as WordingPack
const app = mkdtempSync(join(tmpdir(), 'bench-app-'))
cpSync('dist', app, { recursive: true })
writeFloor(app, pack)
const data = mkdtempSync(join(tmpdir(), 'bench-'))
const device = await tablet()
let port = '0'
async function serve() {
  const server = await startCollector(data, { LOG: 'silent', APP: app, PORT: port })
  port = new URL(server.address).port
  return server
}

const server = await serve()
const context = await device.open({ serviceWorkers: 'allow', hasTouch: true })
const page = context.pages()[0] ?? (await context.newPage())
await startPractice(page, server.address)
await makeCase(page, { born: '2006' })
await handOver(page, 'CORE-OM')
await page.getByRole('button', { name: 'Börja' }).click()
await page.getByText('Sparat').waitFor()
await context.close()
await server.stop()

const { first, over3g, repeat, killed } = await starting({ profile: device.profile, serve, rounds, slow })
const { taps, listTaps, saved, heaps, long } = await tapping({
  profile: device.profile,
  serve,
  questions: pack.items.length,
  slow,
})

await device.remove()
for (const folder of [app, data]) rmSync(folder, { recursive: true })

const ratio = ({ floor, app }: Both) => median(app) / median(floor)
const row = (what: string, times: Both, most: number | null): string[] => [
  what,
  spread(times.floor),
  spread(times.app),
  ratio(times).toFixed(2),
  most === null ? 'no limit set' : `${most}: ${held(ratio(times), most)}`,
]
const p98 = percentile(taps.app, 0.98) / percentile(taps.floor, 0.98)
console.log(`CPU ${slow}×, ${rounds} rounds in turn, medians (least–most) in ms; ${pack.items.length} questions.

${table(
  ['first question answerable', 'floor', 'app', 'ratio', 'allowed'],
  [
    row('nothing cached, no throttling', first, 1.9),
    row('nothing cached, Fast 3G', over3g, null),
    row('offline, visited before', repeat, 1.3),
    row('offline, the browser killed and started again', killed, 1.3),
  ],
)}

${table(
  ['a tap, CPU 6×', 'floor', 'app', 'allowed'],
  [
    ['to its tick drawn, p50, ms', percentile(taps.floor, 0.5).toFixed(0), percentile(taps.app, 0.5).toFixed(0), ''],
    [
      'to its tick drawn, p98, ms',
      percentile(taps.floor, 0.98).toFixed(0),
      percentile(taps.app, 0.98).toFixed(0),
      `${p98.toFixed(2)} of 1.2 × the floor: ${held(p98, 1.2)}`,
    ],
    [
      'as a list on one page, p98, ms',
      percentile(taps.floor, 0.98).toFixed(0),
      percentile(listTaps, 0.98).toFixed(0),
      'no limit set',
    ],
    ['to *Sparat*, p50, ms', '', percentile(saved, 0.5).toFixed(0), `60: ${held(percentile(saved, 0.5), 60)}`],
    ['to *Sparat*, p98, ms', '', percentile(saved, 0.98).toFixed(0), `250: ${held(percentile(saved, 0.98), 250)}`],
    [
      'heap after 34 answers, MB',
      median(heaps.floor).toFixed(1),
      median(heaps.app).toFixed(1),
      `6: ${held(median(heaps.app), 6)}`,
    ],
    [
      'tasks over 50 ms while answering, CPU 4×',
      '',
      long.length === 0 ? '0' : `${long.length}, the longest ${Math.max(...long).toFixed(0)} ms`,
      `0: ${held(long.length, 0)}`,
    ],
  ],
)}

Each round, first visit: floor ${first.floor.map((ms) => ms.toFixed(0)).join(', ')}; app ${first.app.map((ms) => ms.toFixed(0)).join(', ')}. ${taps.app.length} taps on each; the app seals, journals and stores each answer before it says *Sparat*, and the next tap waits for that.`)
