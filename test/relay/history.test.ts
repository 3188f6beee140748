/** The real relay led through the model's own histories, step by step and seed by seed: what the model promises, it keeps. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Entry } from '#relay'
import { readBackup } from '../../relay/store/backup.ts'
import { openRelayStore } from '../../relay/store/open.ts'
import { chance } from '../../src/practice/chance.ts'
import { Line, noTrouble } from '../vault/model/line.ts'
import { deviceCount, type ScenarioName, scenarios, stepsOf } from '../vault/model/scenarios.ts'
import { type Device, Writer } from './device.ts'
import { type Ask, Holder } from './holder.ts'
import { type Started, startForTest } from './started.ts'

/** `HISTORIES=100` for more seeds, of every scenario in which the relay is what it says. */
const seeds = Array.from({ length: Number(process.env.HISTORIES ?? 1) }, (_, i) => i + 1)

/** As somebody without a key could change it. */
const bent = (entry: Entry): Entry => ({ ...entry, rows: entry.rows.slice(1) })

class History {
  readonly #folder = mkdtempSync(join(tmpdir(), 'relay-history-'))
  readonly #written = new Map<string, Entry>()
  #desks: { writer: Writer; holder: Holder }[] = []
  #profiles = new Map<number, { writer: Writer; holder: Holder }>()
  #relay: Started | null = null

  async run(scenario: ScenarioName, seed: number) {
    const { trouble } = scenarios[scenario]
    const line = new Line<Entry>(trouble, chance(seed + 1000), bent)
    this.#relay = await startForTest({ DATA: join(this.#folder, 'first') })
    const { devices } = await this.#relay.admit(deviceCount)
    this.#desks = devices.map((device) => ({ writer: new Writer(device), holder: new Holder(device) }))
    for (const step of stepsOf(scenarios[scenario], seed)) {
      this.#relay.clock.now += 60_000
      const desk = 'device' in step ? this.#desks[step.device] : undefined
      if (step.does === 'write' && desk) await this.#write(desk)
      if (step.does === 'meet' && desk) await desk.holder.meet(this.#over(line)).catch(() => {})
      if (step.does === 'copy' && desk) this.#desks.push(copyOf(desk))
      if (step.does === 'keep profile' && desk && 'device' in step) this.#profiles.set(step.device, copyOf(desk))
      if (step.does === 'set back' && 'device' in step)
        this.#desks[step.device] = this.#profiles.get(step.device) as never
      if (step.does === 'keep backup') await this.#relay.command('backup', { file: join(this.#folder, 'backup.gz') })
      if (step.does === 'restore') await this.#restore()
    }
    return await this.#end()
  }

  async #write({ writer, holder }: { writer: Writer; holder: Holder }) {
    const written = await writer.write()
    this.#written.set(written.entry.id, written.entry)
    holder.keep(written)
  }

  /** Entries are dropped, doubled, changed and shuffled on their way, and whole messages lost, before the relay or after it. */
  #over(line: Line<Entry>): Ask {
    return async (device, path, body) => {
      if (!line.passes()) throw new Error('lost')
      const sent = body as { entries?: readonly Entry[] }
      const carried = sent.entries ? { ...sent, entries: line.carried(sent.entries) } : sent
      const answer = await (this.#relay as Started).ask(device as Device, path, carried)
      if (!line.passes()) throw new Error('lost')
      return answer
    }
  }

  async #restore() {
    const before = this.#relay as Started
    await before.stop()
    const data = join(this.#folder, 'restored')
    const store = await openRelayStore({ data, database: null })
    await readBackup(store, join(this.#folder, 'backup.gz'))
    await store.close()
    this.#relay = await startForTest({ DATA: data })
    this.#relay.clock.now = before.clock.now
  }

  async #end() {
    const relay = this.#relay as Started
    const before = new Set(this.#desks.flatMap(({ holder }) => [...holder.entries.keys()]))
    const rough = new Line<Entry>(noTrouble, chance(0), bent)
    for (let round = 0; round < 3; round += 1)
      for (const { holder } of this.#desks) {
        relay.clock.now += 60_000
        await holder.meet(this.#over(rough))
      }
    const holders = this.#desks.map(({ holder }) => holder)
    const forged = holders.flatMap(({ entries }) =>
      [...entries.values()].filter((entry) => JSON.stringify(entry) !== JSON.stringify(this.#written.get(entry.id))),
    )
    const ending = {
      unlike: holders.filter(
        (holder) => JSON.stringify(sorted(holder)) !== JSON.stringify(sorted(holders[0] as Holder)),
      ).length,
      lost: [...before].filter((id) => !holders[0]?.entries.has(id)).length,
      rowsLacking: holders.filter(({ entries, rows }) =>
        [...entries.values()].some((entry) => entry.rows.some(({ hash }) => !rows.has(hash))),
      ).length,
      forged: forged.length,
      parted: Object.keys(holders[0]?.forks ?? {}).length > 0,
    }
    await relay.stop()
    rmSync(this.#folder, { recursive: true, force: true })
    return ending
  }
}

const sorted = ({ entries }: Holder) => [...entries.keys()].sort()

function copyOf({ writer, holder }: { writer: Writer; holder: Holder }) {
  const copy = new Holder(holder.device)
  for (const [id, entry] of holder.entries) copy.entries.set(id, entry)
  for (const [hash, row] of holder.rows) copy.rows.set(hash, row)
  copy.receipt = holder.receipt
  return { writer: writer.copy(), holder: copy }
}

const rough = ['a rough line', 'the server is restored from a backup', 'all of it together'] as const
const others = ['honest', 'a device is copied', 'a device is set back'] as const
const told: readonly ScenarioName[] = process.env.HISTORIES ? [...rough, ...others] : rough

describe.each(told)('%s', (scenario) => {
  it.each(seeds)('with seed %i ends with the same on every device, nothing lost, and nothing forged', async (seed) => {
    const { parted, ...ending } = await new History().run(scenario, seed)
    expect(ending).toEqual({ unlike: 0, lost: 0, rowsLacking: 0, forged: 0 })
    if (scenario === 'honest') expect(parted).toBe(false)
  })
})
