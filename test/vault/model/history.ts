/** One history from its seed: the steps, then honest rounds, and what is to be said of the end. */
import { chance } from '../../../src/practice/chance.ts'
import { Device } from './device.ts'
import { type Entry, tampered } from './entry.ts'
import { Line, noTrouble } from './line.ts'
import { asDesigned, type Variant } from './log.ts'
import { type DeviceStep, deviceCount, type ScenarioName, type Step, scenarios, stepsOf } from './scenarios.ts'
import { Server } from './server.ts'

const HONEST_ROUNDS = 4
/** Steps of silence after which a device tells that another was not heard from. */
const ALLOWED = 20

export interface Ending {
  /** Devices and server do not all hold the same at the end, or lack what somebody held before the honest rounds. */
  readonly incomplete: boolean
  /** Acknowledged rows that nobody held any more when the honest rounds began. */
  readonly forgotten: number
  /** Entries that were changed on the way and are held by anybody. */
  readonly forged: number
  /** Authors with two entries of one number; how often one of them is not known to a device; those that no device found to be its own. */
  readonly forks: number
  readonly unknownForks: number
  readonly unownedForks: number
  /** Whether a restore took away what had been acknowledged, and whether any device tells so. */
  readonly tookAway: boolean
  readonly restoreTold: boolean
  /** An author's entry older than allowed that a device does not hold; and how many of those it does not tell of. */
  readonly hidden: number
  readonly untold: number
  /** How often an entry names another's that is not there: before the honest rounds, and after. */
  readonly named: number
  readonly stillNamed: number
}

class History {
  readonly #variant: Variant
  readonly #line: Line<Entry>
  readonly #server: Server
  readonly #devices: Device[]
  readonly #written = new Map<string, Entry>()
  readonly #note = (entry: Entry) => void this.#written.set(entry.hash, entry)
  readonly #acknowledged = new Map<string, Entry>()
  readonly #profiles = new Map<number, ReturnType<Device['profile']>>()
  #tookAway = false
  #now = 0

  constructor(scenario: ScenarioName, seed: number, variant: Variant) {
    this.#variant = variant
    // Another draw than that of the steps: a variant may ask more or less of the line, and the steps stay the same.
    this.#line = new Line(scenarios[scenario].trouble, chance(seed ^ 0x5eed), tampered)
    this.#server = new Server(variant)
    this.#devices = Array.from({ length: deviceCount }, (_, number) => new Device(number, variant, this.#note))
  }

  take(step: Step): void {
    this.#now += 1
    if (step.does === 'keep backup') this.#server.keep()
    else if (step.does === 'restore') this.#restore()
    else if (step.does === 'split') this.#server.split()
    else if (step.does === 'withhold') this.#server.withhold(step.from, this.#device(step.of).author)
    else this.#onDevice(step.does, this.#device(step.device))
  }

  #onDevice(does: DeviceStep['does'], device: Device): void {
    if (does === 'write') device.write(this.#now, `row ${this.#now}`)
    else if (does === 'meet') this.#meet(device, this.#line)
    else if (does === 'copy')
      this.#devices.push(new Device(this.#devices.length, this.#variant, this.#note, device.profile()))
    else if (does === 'keep profile') this.#profiles.set(device.number, device.profile())
    else device.setBack(this.#profiles.get(device.number) ?? device.profile())
  }

  #meet(device: Device, line: Line<Entry>): void {
    for (const entry of device.meet(this.#server, line, this.#now)) this.#acknowledged.set(entry.hash, entry)
  }

  #restore(): void {
    this.#server.restore()
    const left = new Set(this.#server.store.log.entries())
    this.#tookAway = [...this.#acknowledged.values()].some((entry) => !left.has(entry))
  }

  end(): Ending {
    const told = { ...this.#hidden(), named: this.#named() }
    const held = this.#union()
    const forgotten = [...this.#acknowledged.values()].filter(({ hash, row }) => row !== null && !held.has(hash))
    this.#server.becomeHonest()
    const line = new Line(noTrouble, chance(0), tampered)
    for (let round = 0; round < HONEST_ROUNDS; round++) for (const device of this.#devices) this.#meet(device, line)
    const logs = [this.#server.store.log, ...this.#devices.map(({ log }) => log)]
    const [first] = logs.map((log) => log.all())
    const forks = new Set(logs.flatMap((log) => log.forks()))
    return {
      ...told,
      incomplete: logs.some((log) => log.all() !== first) || [...held].some((hash) => !first?.includes(hash)),
      forgotten: forgotten.length,
      forged: logs.flatMap((log) => log.entries()).filter(({ hash }) => !this.#written.has(hash)).length,
      forks: forks.size,
      unknownForks: this.#devices.flatMap(({ log }) => [...forks].filter((author) => !log.of(author).forked)).length,
      unownedForks: [...forks].filter((author) => !this.#devices.some(({ told }) => told.copied.has(author))).length,
      tookAway: this.#tookAway,
      stillNamed: this.#named(),
      restoreTold: this.#devices.some(({ told }) => told.restored.size > 0),
    }
  }

  /** What is kept from devices before the lies end, and what of it they tell. */
  #hidden() {
    const old = [...this.#written.values()].filter(({ at }) => at <= this.#now - ALLOWED)
    const pairs = this.#devices.flatMap((device) => {
      const here = new Set(
        old.filter(({ author, hash }) => !device.log.of(author).byHash.has(hash)).map(({ author }) => author),
      )
      return [...here].map((author) => ({ device, author }))
    })
    const silent = pairs.filter(
      ({ device, author }) =>
        device.lastHeard(author) > this.#now - ALLOWED && !device.missing().has(author) && device.log.of(author).whole,
    )
    return { hidden: pairs.length, untold: silent.length }
  }

  #named = (): number => this.#devices.reduce((sum, device) => sum + device.missing().size, 0)

  #union = (): ReadonlySet<string> =>
    new Set(
      [this.#server.store.log, ...this.#devices.map(({ log }) => log)].flatMap((log) =>
        log.entries().map(({ hash }) => hash),
      ),
    )

  #device = (number: number): Device => this.#devices[number] as Device
}

function history(scenario: ScenarioName, seed: number, variant: Variant = asDesigned): Ending {
  const going = new History(scenario, seed, variant)
  for (const step of stepsOf(scenarios[scenario], seed)) going.take(step)
  return going.end()
}

/** Many histories of a scenario, added up: a boolean counts the histories in which it holds. */
export function histories(scenario: ScenarioName, seeds: readonly number[], variant: Variant = asDesigned) {
  const all = seeds.map((seed) => history(scenario, seed, variant))
  const sum = (of: (end: Ending) => number | boolean) => all.reduce((total, end) => total + Number(of(end)), 0)
  return {
    histories: all.length,
    incomplete: sum(({ incomplete }) => incomplete),
    forgotten: sum(({ forgotten }) => forgotten > 0),
    forged: sum(({ forged }) => forged),
    forks: sum(({ forks }) => forks),
    unknownForks: sum(({ unknownForks }) => unknownForks),
    unownedForks: sum(({ unownedForks }) => unownedForks),
    tookAway: sum(({ tookAway }) => tookAway),
    notTold: sum(({ tookAway, restoreTold }) => tookAway && !restoreTold),
    falseAlarms: sum(({ tookAway, restoreTold }) => !tookAway && restoreTold),
    hidden: sum(({ hidden }) => hidden),
    untold: sum(({ untold }) => untold),
    named: sum(({ named }) => named),
    stillNamed: sum(({ stillNamed }) => stillNamed),
  }
}
