/**
 * A device that was away for a month: 500 forms were written on another and keys were changed three times, in real browsers at a
 * real relay with keys at their real cost. How long it takes until all is in, and how long the device takes to start from then on,
 * beside the same month in which no key was changed. `npm run bench -- away`; `FORMS` for another number.
 */
import { type DeviceAtRelay, withUnitAtRelay } from '../test/trials/at-relay.ts'
import { held, median, spread, table } from './figures.ts'

const FORMS = Number(process.env.FORMS ?? 500)
/** Written on the device that is away. */
const FORMS_AWAY = Math.ceil(FORMS / 20)
const CHANGES = 3
const STARTS = 5
/** Milliseconds that a start may take. */
const MOST_MS = 3000

interface Month {
  readonly version: string
  /** Milliseconds of the first start after the month, and then until nobody has anything more to say. */
  readonly first: number
  readonly until: number
  /** Milliseconds of each start from then on, from nothing to an open unit; what deriving the key is of one. */
  readonly starts: readonly number[]
  readonly derivation: number
  /** Forms on each of the two in the end. */
  readonly forms: readonly [number, number]
}

const opened = async (device: DeviceAtRelay) => {
  const { page, version } = await device.start()
  const { start, unlock, derivation, forms } = await page.evaluate(() => window.mattstock.timedOpening())
  return { version, ms: start + unlock, derivation, forms }
}

const inStep = async (device: DeviceAtRelay) => {
  const page = await device.page()
  const began = performance.now()
  const { forms } = await page.evaluate(() => window.mattstock.inStepOnce())
  return { ms: performance.now() - began, forms: forms.length }
}

const month = (changes: number): Promise<Month> =>
  withUnitAtRelay(
    'leveldb',
    async ({ writer, reader }) => {
      const parts = CHANGES + 1
      const [a, b] = [FORMS / parts, FORMS_AWAY]
      await (await reader.page()).evaluate((count) => window.mattstock.keepApart(1_000_000, count), b)
      await reader.kill()
      const page = await writer.page()
      for (let part = 0; part < parts; part += 1) {
        const [from, to] = [Math.round(part * a), Math.round((part + 1) * a)]
        await page.evaluate(([at, many]) => window.mattstock.keepApart(at, many), [from, to - from] as const)
        if (part < changes) await page.evaluate((n) => window.mattstock.changesKeys(n), part)
        await inStep(writer)
      }
      const { version, ms: first } = await opened(reader)
      const { ms: until } = await inStep(reader)
      const there = await inStep(writer)
      const starts = []
      for (let i = 0; i < STARTS; i += 1) starts.push(await opened(reader))
      return {
        ...{ version, first, until },
        starts: starts.map(({ ms }) => ms),
        derivation: median(starts.map(({ derivation }) => derivation)),
        forms: [there.forms, starts.at(-1)?.forms ?? 0],
      }
    },
    async () => {},
    'real',
  )

const [plain, changed] = [await month(0), await month(CHANGES)]
const row = (what: string, { first, until, starts, derivation }: Month) => [
  what,
  ...[first, until].map((ms) => ms.toFixed(0)),
  spread(starts),
  derivation.toFixed(0),
]
const start = median(changed.starts)
const all = [plain, changed].flatMap(({ forms }) => forms)
const lacking = all.filter((count) => count !== FORMS + FORMS_AWAY).length
console.log(`${changed.version}; ${FORMS} forms on one device and ${FORMS_AWAY} on the one that was away. Medians (least–most) of ${STARTS} starts.

${table(
  [
    'a month in which',
    'the first start after it, ms',
    'then until all is in, ms',
    'a start from then on, ms',
    'of it, deriving the key, ms',
  ],
  [row('no key was changed', plain), row(`keys were changed ${CHANGES} times`, changed)],
)}

A start after changes of keys takes ${(start / median(plain.starts)).toFixed(2)} × the plain one; at most ${MOST_MS} ms: ${held(start, MOST_MS)}. Forms on either device in the end: ${all.join(', ')}${lacking > 0 ? ', of which some are missing' : ', which is all'}.`)
process.exit(lacking > 0 || start > MOST_MS ? 1 : 0)
