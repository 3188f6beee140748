/** Real devices at a real relay led through the model's own histories: what the model promises, they keep together. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBackup } from '../../relay/store/backup.ts'
import { openRelayStore } from '../../relay/store/open.ts'
import { type Chance, chance } from '../../src/practice/chance.ts'
import { VaultError } from '../../src/vault/index.ts'
import { type Apparatus, again, shown, storeOf } from './apparatus.ts'
import { copyOf, evened, Site, unitAt } from './devices-at-relay.ts'
import { Line } from './model/line.ts'
import { deviceCount, type ScenarioName, scenarios, stepsOf } from './model/scenarios.ts'
import { something, unlessKeyMissing } from './real-history.ts'

/** `HISTORIES=20` for more seeds, of every scenario in which the relay is what it says. */
const seeds = Array.from({ length: Number(process.env.HISTORIES ?? 1) }, (_, i) => i + 1)

class History {
  readonly #folder = mkdtempSync(join(tmpdir(), 'relay-history-'))
  readonly #among: Chance
  readonly #line: Line<never>
  #site: Site
  #devices: Apparatus[]
  readonly #kept = new Map<number, Apparatus>()
  #backup: string | null = null
  #now = 0

  private constructor(site: Site, devices: Apparatus[], scenario: ScenarioName, seed: number) {
    this.#site = site
    this.#devices = devices
    this.#among = chance(seed ^ 0x11fe)
    this.#line = new Line<never>(scenarios[scenario].trouble, chance(seed ^ 0x5eed), (one) => one)
  }

  static async run(scenario: ScenarioName, seed: number) {
    const site = await Site.started()
    const going = new History(site, await unitAt(site, deviceCount), scenario, seed)
    for (const step of stepsOf(scenarios[scenario], seed)) {
      going.#now += 1
      site.relay.clock.now += 60_000
      if (step.does === 'keep backup') await going.#keepBackup()
      else if (step.does === 'restore') await going.#restore()
      else if ('device' in step) await going.#onDevice(step.does, step.device)
    }
    return await going.#end()
  }

  async #onDevice(does: string, number: number): Promise<void> {
    const device = this.#devices[number] as Apparatus
    if (does === 'write') await something(device.vault, this.#among, this.#now).catch(unlessKeyMissing)
    if (does === 'meet') await this.#meets(device)
    if (does === 'copy') this.#devices.push(await copyOf(device))
    if (does === 'keep profile') this.#kept.set(number, await copyOf(device))
    if (does === 'set back') this.#devices[number] = this.#kept.get(number) ?? device
  }

  /** Whole messages are lost, before the relay or after it. */
  async #meets(device: Apparatus): Promise<void> {
    this.#site.onTheWay = (answer) => {
      if (!this.#line.passes()) throw new Error('lost')
      return answer
    }
    await this.#site.sync(device).catch((fault) => {
      // A relay that was set back to before a device was let in has to be told by the device that let it in.
      if (fault instanceof VaultError) throw fault
    })
    this.#site.onTheWay = (answer) => answer
  }

  async #keepBackup(): Promise<void> {
    this.#backup = join(this.#folder, `${this.#now}.gz`)
    await this.#site.relay.command('backup', { file: this.#backup })
  }

  async #restore(): Promise<void> {
    if (!this.#backup) return
    const data = join(this.#folder, `restored-${this.#now}`)
    const store = await openRelayStore({ data, database: null })
    await readBackup(store, this.#backup)
    await store.close()
    await this.#site.becomes({ DATA: data })
  }

  async #end() {
    const rowsOf = async (device: Apparatus) => {
      const store = await storeOf(device)
      return [...(await store.ids('keys')), ...(await store.ids('records')), ...(await store.ids('audit'))]
    }
    const before = new Set((await Promise.all(this.#devices.map(rowsOf))).flat())
    await evened(this.#site, this.#devices)
    await evened(this.#site, this.#devices)
    const [first] = this.#devices as [Apparatus]
    const after = await Promise.all(this.#devices.map(rowsOf))
    const gone = new Set(first.vault.of('tombstone').flatMap(({ body }) => body.rows ?? []))
    const reports = await Promise.all(this.#devices.map(async (device) => (await again(device)).vault.report))
    const ending = {
      unlike: this.#devices.filter((device) => JSON.stringify(shown(device)) !== JSON.stringify(shown(first))).length,
      lost: after.reduce((sum, here) => {
        const ids = new Set(here)
        return sum + [...before].filter((id) => !ids.has(id) && !gone.has(id)).length
      }, 0),
      unreadable: reports.reduce((sum, report) => sum + (report?.unreadable ?? 0) + (report?.keyless ?? 0), 0),
    }
    await this.#site.end()
    rmSync(this.#folder, { recursive: true, force: true })
    return ending
  }
}

const told: readonly ScenarioName[] = process.env.HISTORIES
  ? [
      ...(['honest', 'a rough line', 'the server is restored from a backup', 'a device is copied'] as const),
      ...(['a device is set back', 'all of it together'] as const),
    ]
  : ['a device is copied', 'all of it together']

describe.each(told)('%s', (scenario) => {
  it.each(seeds)(
    'with seed %i ends with the same on every screen, and nothing lost',
    async (seed) => {
      expect(await History.run(scenario, seed)).toEqual({ unlike: 0, lost: 0, unreadable: 0 })
    },
    240_000,
  )
})
