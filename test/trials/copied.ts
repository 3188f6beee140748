/** Row 8: a device's profile is copied as files, and it and the copy both write on under one name; each write is on every device in the end, once, and the copy is told. */
import { type Backend, backends } from '../vault/browser.ts'
import { type DeviceAtRelay, type UnitAtRelay, withUnitAtRelay } from './at-relay.ts'
import { sideBySide } from './tablet.ts'
import { type Outcome, seeded, type Trial, type TrialRun } from './trial.ts'

const STRIKES_A_UNIT = 10
/** Forms that each writes before it hears of the other, at most; at the least one, or nobody could tell. */
const MOST_APART = 4

async function run({ count, seed, on, say }: TrialRun<Backend>): Promise<Outcome> {
  const tally = { lost: 0, torn: 0, written: 0, 'told of the copy': 0 }
  let build = ''
  let struck = 0
  const todo = Array.from({ length: Math.ceil(count / STRIKES_A_UNIT) }, (_, unit) => ({
    chance: seeded(seed * 1_000 + unit),
    strikes: Math.min(STRIKES_A_UNIT, count - unit * STRIKES_A_UNIT),
  }))
  await sideBySide(todo, ({ chance, strikes }) =>
    withUnitAtRelay(on, async (unit) => {
      const written: number[] = []
      for (let strike = 1; strike <= strikes; strike++) {
        const { version, said } = await copiedOnce(unit, written, chance)
        build = version
        struck += 1
        for (const { forked, name, forms } of said) {
          const here = new Set(forms)
          const lost = written.filter((n) => !here.has(n)).length
          const untold = forked.includes(name) ? 0 : 1
          tally.lost += lost
          tally.torn += forms.length - here.size + untold
          tally['told of the copy'] += 1 - untold
          if (lost + untold > 0) say(`copy ${strike}: ${lost} of ${written.length} lost, told: ${untold === 0}`)
        }
      }
      tally.written += written.length
      say(`${struck} struck, ${tally.written} written, ${tally.lost} lost`)
    }),
  )
  const { lost, torn, ...also } = tally
  return { build, struck, lost, torn, also }
}

/** Copies the writer, and has both write apart and come to the relay in either order. Gives what it, the copy and the reader say at last. */
async function copiedOnce({ writer, reader }: UnitAtRelay, written: number[], chance: () => number) {
  const { page, version } = await writer.start()
  const { device: name } = await page.evaluate(() => window.mattstock.deviceHere())
  const copy = await writer.copied()
  const both = chance() < 0.5 ? [writer, copy] : [copy, writer]
  for (const device of both) {
    const [first, count] = [written.length + 1, 1 + Math.floor(chance() * MOST_APART)] as const
    const { page } = await device.start()
    await page.evaluate(([from, many]) => window.mattstock.keepApart(from, many), [first, count] as const)
    written.push(...Array.from({ length: count }, (_, i) => first + i))
  }
  const [one, other] = both as [DeviceAtRelay, DeviceAtRelay]
  // The second finds out and goes on under a name of its own; then the first hears of it.
  for (const device of [one, other, one]) await inStep(device)
  const said = []
  for (const device of [other, one, reader]) said.push({ name, ...(await inStep(device)) })
  await copy.kill()
  return { version, said }
}

const inStep = async (device: DeviceAtRelay) => (await device.page()).evaluate(() => window.mattstock.inStepOnce())

export const copied: Trial<Backend> = {
  fault: 'a device’s profile is copied as files, and both write on',
  small: 2,
  large: 100,
  grounds: backends,
  guards: [],
  run,
}
