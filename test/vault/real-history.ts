/**
 * One history of the model's on real devices: real databases in memory, real keys, logs, records and erasures, led through
 * the very steps that the model takes for a seed. What carries rows between the devices stands in for the relay: it takes an
 * entry that its device has signed and a row that an entry names, in whatever order they come.
 */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { type Chance, chance } from '../../src/practice/chance.ts'
import { type Database, type LocalChange, openDatabase } from '../../src/vault/disk/database.ts'
import { type Carried as CarriedRow, logged, taken, vectorOf } from '../../src/vault/disk/exchange.ts'
import type { Entry } from '../../src/vault/disk/log.ts'
import { type Op, put, tables } from '../../src/vault/disk/rows.ts'
import { Store } from '../../src/vault/disk/store.ts'
import { createUnit, lookAtBackup, type OpenVault, type Place, restoreUnit } from '../../src/vault/index.ts'
import { aCase, phrase, unitOfTwo } from '../../src/vault/testing.ts'
import { unlock } from '../../src/vault/unit/unlock.ts'
import { VaultError } from '../../src/vault/vault.ts'
import { Line, noTrouble } from './model/line.ts'
import { type DeviceStep, deviceCount, type ScenarioName, type Step, scenarios, stepsOf } from './model/scenarios.ts'

/** Ways in which it could be done otherwise; each must be seen to fail. */
export interface Variant {
  /** A second entry of one device and number: kept beside the first, or refused. */
  readonly fork: 'kept' | 'refused'
  /** What comes is held against signatures and hashes, or believed. */
  readonly arrival: 'checked' | 'believed'
  /** What a device is set back to: its whole profile, or a backup file, read in where nothing is left. */
  readonly setBack: 'profile' | 'backup'
}
export const asBuilt: Variant = { fork: 'kept', arrival: 'checked', setBack: 'profile' }

const carried = ['entries', ...logged] as const
type Carried = CarriedRow | { readonly table: 'entries'; readonly row: Entry }
type Pile = ReadonlyMap<string, Carried>

const HONEST_ROUNDS = 4
/** Steps after which a device that writes nothing gives a sign of life, as in the model. */
const DAY = 10

const named = ({ table, row }: Carried) => `${table} ${JSON.stringify(row)}`
const pileOf = (all: readonly Carried[]): Pile => new Map(all.map((one) => [named(one), one]))
const entriesOf = (all: Iterable<Carried>): readonly Entry[] =>
  [...all].flatMap((one) => (one.table === 'entries' ? [one.row] : []))
const missingIn = (pile: Pile, from: Pile): readonly Carried[] =>
  [...from].flatMap(([name, one]) => (pile.has(name) ? [] : [one]))

/** As somebody without a key could change it. */
function bent(one: Carried): Carried {
  if (one.table === 'entries') return { table: one.table, row: { ...one.row, rows: one.row.rows.slice(1) } }
  const box = `${one.row.box.slice(0, 30)}${one.row.box[30] === 'A' ? 'B' : 'A'}${one.row.box.slice(31)}`
  return { ...one, row: { ...one.row, box } } as Carried
}

/** Of what comes to somebody who holds `held`, what is taken. `from` is all that whoever sends it holds. */
async function takenOf(
  unit: string,
  held: Pile,
  news: readonly Carried[],
  from: Pile,
  variant: Variant,
): Promise<Pile> {
  if (variant.arrival === 'believed') return pileOf(news)
  const before = entriesOf(held.values())
  const numbers = new Set(before.map(({ device, n }) => `${device} ${n}`))
  const { entries, rows } = await taken(unit, before, {
    vector: vectorOf(entriesOf(from.values())),
    entries: entriesOf(news),
    rows: news.flatMap((one) => (one.table === 'entries' ? [] : [one])),
  })
  const refused = (entry: Entry) => variant.fork === 'refused' && numbers.has(`${entry.device} ${entry.n}`)
  return pileOf([...entries.flatMap((row) => (refused(row) ? [] : [{ table: 'entries' as const, row }])), ...rows])
}

/** A profile as it lies on the disk, with all that is the device's own. */
interface Profile {
  readonly ops: readonly Op[]
  readonly local: readonly LocalChange[]
  readonly wrote: number
}

async function rowsIn(store: Store): Promise<readonly Op[]> {
  const rows = tables.map(async (table) => (await store.all(table)).map((row) => put(table, row)))
  return (await Promise.all(rows)).flat()
}
const localIn = async (db: Database) =>
  (await db.local.toArray()).map(({ id, value }) => ({ set: id, to: value }) as LocalChange)

export class Device {
  readonly number: number
  #db: Database
  #store: Store
  #vault: OpenVault | null = null
  /** The step at which it last wrote. */
  wrote = 0

  private constructor(number: number, place: Place, db: Database) {
    this.number = number
    this.#db = db
    this.#store = new Store(place, db, null)
  }

  static async made(number: number, place: Place, { ops, local, wrote }: Profile): Promise<Device> {
    Dexie.dependencies.indexedDB = new IDBFactory()
    const device = new Device(number, place, (await openDatabase(place)).db)
    await device.#store.write(ops, local)
    device.wrote = wrote
    return device
  }

  static async restored(number: number, place: Place, file: Blob): Promise<Device> {
    Dexie.dependencies.indexedDB = new IDBFactory()
    const seen = await lookAtBackup(file, phrase)
    if ('refused' in seen) throw new Error(seen.refused)
    const done = await restoreUnit(file, seen)
    if ('refused' in done) throw new Error(done.refused)
    return new Device(number, place, (await openDatabase(place)).db)
  }

  /** As whoever unlocks it finds it. */
  async vault(): Promise<OpenVault> {
    const opened = this.#vault ?? (await unlock(this.#store, phrase))
    if ('refused' in opened) throw new Error(opened.refused)
    this.#vault = opened
    return opened
  }

  async held(): Promise<Pile> {
    const all = await Promise.all(
      carried.map(async (table) => (await this.#store.all(table)).map((row) => ({ table, row }))),
    )
    return pileOf(all.flat() as Carried[])
  }

  async take(pile: Pile): Promise<void> {
    if (pile.size === 0) return
    await this.#store.write(
      [...pile.values()].map(({ table, row }) => put(table, row as never)),
      [],
    )
    // What came is read at the next unlock.
    this.#vault = null
  }

  async profile(): Promise<Profile> {
    const [ops, local] = await Promise.all([rowsIn(this.#store), localIn(this.#db)])
    return { ops, local, wrote: this.wrote }
  }
}

const NO_CASE = { caseId: null, body: aCase('') }

/** What somebody does on a device: mostly what is done most. */
export async function something(vault: OpenVault, among: Chance, at: number): Promise<unknown> {
  const cases = vault.of('case')
  const what = among.next()
  // Few cases, so that one is written to on several devices at once.
  const [newCase, { caseId, body }] = [crypto.randomUUID(), cases.length > 0 ? among.pick(cases.slice(0, 3)) : NO_CASE]
  if (caseId === null || what < 0.2) return vault.append({ caseId: newCase, body: aCase(`N${at}`) })
  if (what < 0.7) return vault.append({ caseId, body: { ...body, code: `E${at}` } })
  if (what < 0.8) return vault.append({ caseId: null, body: { kind: 'setting', name: 'x', value: at } })
  if (what < 0.9 || cases.length < 3) return vault.audit('case-opened', caseId)
  return vault.eraseCase(caseId, 'begärt')
}

/** Of a case whose key is still on its way nothing is written. */
export function unlessKeyMissing(fault: unknown): void {
  if (!(fault instanceof VaultError) || fault.reason !== 'key-missing') throw fault
}

export interface Ending {
  /** Devices that do not show what the first one shows. */
  readonly unlike: number
  /** Records that somebody held before the honest rounds and that a device lacks, though nobody erased them. */
  readonly lost: number
  /** Rows that some device holds and nobody wrote. */
  readonly forged: number
  /** Devices with two entries of one number, over all that was written. */
  readonly forks: number
  /** What the devices say at the end: rows that do not open, wait for a key, or are nowhere; and devices that tell of a log gone on in two ways. */
  readonly unreadable: number
  readonly waiting: number
  readonly missing: number
  /** Rows that an entry names and that nobody held any more before the honest rounds, though nobody erased them. */
  readonly forgotten: number
  readonly toldOfFork: number
  readonly devices: number
}

interface Start {
  readonly unit: string
  readonly place: Place
  readonly profile: Profile
}

/** What lies at a place of this computer. */
export async function profileAt(place: Place): Promise<Profile> {
  const { db } = await openDatabase(place)
  const [ops, local] = await Promise.all([rowsIn(new Store(place, db, null)), localIn(db)])
  return { ops, local, wrote: 0 }
}

/** A unit as its devices all begin with it: set up on one, and brought to the others without that one's own key. */
export async function unitToShare(): Promise<Start> {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const { vault } = await createUnit('unit', unitOfTwo)
  await vault.append({ caseId: crypto.randomUUID(), body: aCase('FIRST') })
  const { place, unit } = vault
  return { unit, place, profile: { ...(await profileAt(place)), local: [] } }
}

class History {
  readonly #start: Start
  readonly #variant: Variant
  readonly #among: Chance
  readonly #line: Line<Carried>
  #devices: Device[] = []
  #servers: Pile[] = []
  #backup: Pile = new Map()
  #withheld: { readonly from: number; readonly of: string | null } | null = null
  readonly #kept = new Map<number, Profile | Blob>()
  #written: Pile = new Map()
  #now = 0

  constructor(start: Start, scenario: ScenarioName, seed: number, variant: Variant) {
    this.#start = start
    this.#variant = variant
    this.#among = chance(seed ^ 0x11fe)
    this.#line = new Line(scenarios[scenario].trouble, chance(seed ^ 0x5eed), bent)
  }

  async begin(): Promise<void> {
    for (let i = 0; i < deviceCount; i++) this.#devices.push(await this.#device(i))
    this.#written = await this.#at(0).held()
    this.#servers = [this.#written]
    this.#backup = this.#written
  }

  #device = (number: number, profile = this.#start.profile) => Device.made(number, this.#start.place, profile)
  #at = (number: number): Device => this.#devices[number] as Device
  #shownTo = (device: number): number => device % this.#servers.length

  async take(step: Step): Promise<void> {
    this.#now += 1
    if (step.does === 'keep backup') this.#backup = this.#servers[0] as Pile
    else if (step.does === 'restore') this.#servers = [this.#backup]
    else if (step.does === 'split') this.#servers = [this.#servers[0] as Pile, this.#servers[0] as Pile]
    else if (step.does === 'withhold') this.#withheld = { from: step.from, of: await this.#authorOn(this.#at(step.of)) }
    else await this.#onDevice(step.does, this.#at(step.device))
  }

  async #onDevice(does: DeviceStep['does'], device: Device): Promise<void> {
    if (does === 'write') await this.#write(device)
    else if (does === 'meet') await this.#meet(device, this.#line)
    else if (does === 'copy') this.#devices.push(await this.#device(this.#devices.length, await device.profile()))
    else if (does === 'keep profile') await this.#keep(device)
    else await this.#setBack(device.number)
  }

  async #keep(device: Device): Promise<void> {
    const { setBack } = this.#variant
    if (setBack === 'backup')
      await this.#wrote(device, async (vault) => void this.#kept.set(device.number, await vault.backup()))
    else this.#kept.set(device.number, await device.profile())
  }

  async #setBack(number: number): Promise<void> {
    const kept = this.#kept.get(number)
    if (!kept) return
    this.#devices[number] =
      kept instanceof Blob ? await Device.restored(number, this.#start.place, kept) : await this.#device(number, kept)
  }

  #write = (device: Device) =>
    this.#wrote(device, (vault) => something(vault, this.#among, this.#now).catch(unlessKeyMissing))

  async #wrote(device: Device, work: (vault: OpenVault) => Promise<unknown>): Promise<void> {
    const before = await device.held()
    await work(await device.vault())
    device.wrote = this.#now
    this.#written = new Map([
      ...this.#written,
      ...missingIn(before, await device.held()).map((one) => [named(one), one] as const),
    ])
  }

  async #meet(device: Device, line: Line<Carried>): Promise<void> {
    if (this.#now - device.wrote >= DAY) await this.#write(device)
    if (!line.passes()) return
    const at = this.#shownTo(device.number)
    const [held, server] = [await device.held(), this.#servers[at] as Pile]
    const withheld = this.#withheld?.from === device.number ? this.#withheld.of : null
    const toDevice = line
      .carried(missingIn(held, server))
      .filter((one) => one.table !== 'entries' || one.row.device !== withheld)
    await device.take(await takenOf(this.#start.unit, held, toDevice, server, this.#variant))
    const toServer = await takenOf(this.#start.unit, server, line.carried(missingIn(server, held)), held, this.#variant)
    this.#servers[at] = new Map([...server, ...toServer])
  }

  /** The device id that it last wrote under. */
  async #authorOn(device: Device): Promise<string | null> {
    const own = entriesOf((await device.held()).values()).filter(({ device: author }) => author !== this.#first())
    return own.sort((a, b) => b.lamport - a.lamport)[0]?.device ?? null
  }
  #first = () => entriesOf(this.#written.values())[0]?.device

  async end(): Promise<Ending> {
    const before = [...this.#servers, ...(await Promise.all(this.#devices.map((device) => device.held())))]
    const union = new Map(before.flatMap((pile) => [...pile]))
    this.#withheld = null
    this.#servers = [new Map(this.#servers.flatMap((pile) => [...pile]))]
    const line = new Line(noTrouble, chance(0), bent)
    for (let round = 0; round < HONEST_ROUNDS; round++)
      for (const device of this.#devices) await this.#meet(device, line)
    const held = await Promise.all(this.#devices.map((device) => device.held()))
    const vaults: OpenVault[] = []
    for (const device of this.#devices) {
      await device.take(new Map(await device.held()))
      vaults.push(await device.vault())
    }
    const sum = (of: (vault: OpenVault) => number) => vaults.reduce((all, vault) => all + of(vault), 0)
    const shown = vaults.map((vault) => JSON.stringify(vault.records()))
    const gone = new Set(vaults.flatMap((vault) => vault.of('tombstone').flatMap(({ body }) => body.rows ?? [])))
    const here = new Set([...union.values()].map(({ row }) => row.id))
    const entries = entriesOf(union.values())
    const namedRows = new Set(entries.flatMap(({ rows }) => rows.map(({ id }) => id)))
    const numbers = entries.map(({ device, n }) => `${device} ${n}`)
    return {
      unlike: shown.filter((text) => text !== shown[0]).length,
      lost: held.reduce((all, pile) => {
        const ids = new Set([...pile.values()].map(({ row }) => row.id))
        return all + [...here].filter((id) => !gone.has(id) && !ids.has(id)).length
      }, 0),
      forged: held.reduce((all, pile) => all + missingIn(this.#written, pile).length, 0),
      forks: new Set(numbers.filter((number, i) => numbers.indexOf(number) !== i).map((number) => number.split(' ')[0]))
        .size,
      unreadable: sum(({ report }) => report?.unreadable ?? 0),
      waiting: sum(({ report }) => report?.keyless ?? 0),
      missing: sum(({ report }) => report?.lost ?? 0),
      forgotten: [...namedRows].filter((id) => !here.has(id) && !gone.has(id)).length,
      toldOfFork: vaults.filter(({ report }) => (report?.faulty ?? 0) > 0).length,
      devices: vaults.length,
    }
  }
}

export async function realHistory(
  start: Start,
  scenario: ScenarioName,
  seed: number,
  variant: Variant = asBuilt,
): Promise<Ending> {
  const going = new History(start, scenario, seed, variant)
  await going.begin()
  for (const step of stepsOf(scenarios[scenario], seed)) await going.take(step)
  return going.end()
}
