/** Real devices at a real relay process's server: over HTTP, at an address that may change under them, with whatever happens on the way. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { idOfKey } from '../../src/vault/crypto/bytes.ts'
import { openDatabase } from '../../src/vault/disk/database.ts'
import { Store } from '../../src/vault/disk/store.ts'
import type { RelayAt } from '../../src/vault/relay-client/link.ts'
import type { Relay, Synced } from '../../src/vault/unit/relay.ts'
import { type Started, startForTest } from '../relay/started.ts'
import { type Apparatus, firstDevice, fromBackup, openedAs } from './apparatus.ts'
import { sentToRelay } from './box-auditor.ts'
import { profileAt } from './real-history.ts'

/** What happens between a device and the relay: by default nothing. */
export type OnTheWay = (answer: Response, path: string) => Response | Promise<Response>

/** Where the devices believe that the relay is. */
const ORIGIN = 'http://relay.test'

export class Site {
  relay: Started
  address: string
  #through: string | null = null
  /** What is done to every answer. */
  onTheWay: OnTheWay = (answer) => answer
  /** What a device sends. */
  onSent: (path: string, body: string) => void = () => {}
  /** How many requests were made. */
  asked = 0
  readonly #env: Record<string, string>

  private constructor(relay: Started, address: string, env: Record<string, string>) {
    this.relay = relay
    this.address = address
    this.#env = env
  }

  static async started(env: Record<string, string> = {}): Promise<Site> {
    const relay = await startForTest(env)
    return new Site(relay, await relay.server.listen({ port: 0, host: '127.0.0.1' }), env)
  }

  /** Another relay under the same address from now on: the one before is stopped. */
  async becomes(env: Record<string, string>): Promise<void> {
    const { clock } = this.relay
    await this.relay.stop()
    this.relay = await startForTest({ ...this.#env, ...env })
    this.relay.clock.now = clock.now
    this.address = await this.relay.server.listen({ port: 0, host: '127.0.0.1' })
  }

  /** By another way, or straight again. */
  through(address: string | null): void {
    this.#through = address
  }

  readonly #fetch = async (url: string, how: RequestInit): Promise<Response> => {
    this.asked += 1
    // A device may ask so often in a minute of the relay's; no test is about that.
    this.relay.clock.now += 1_000
    const path = url.replace(ORIGIN, '')
    if (how.body) sentToRelay(String(how.body))
    if (how.body) this.onSent(path, String(how.body))
    return this.onTheWay(await fetch(`${this.#through ?? this.address}${path}`, how), path)
  }

  /** Where the relay is, for whoever asks it. */
  get at(): RelayAt {
    return { origin: ORIGIN, fetch: this.#fetch as typeof fetch, lookMs: 50 }
  }

  /** As a device's page has it. */
  of = ({ vault }: Apparatus): Promise<Relay> => vault.relay(this.at)

  sync = async (one: Apparatus): Promise<Synced> => (await this.of(one)).syncOnce()
  /** Why it came to nothing. */
  async refused(one: Apparatus): Promise<string> {
    return this.sync(one).then(
      () => 'nothing',
      (fault) => fault.refused ?? String(fault),
    )
  }

  async join(one: Apparatus): Promise<void> {
    await (await this.of(one)).join(await this.relay.code())
  }

  async letIn(by: Apparatus, one: Apparatus): Promise<void> {
    await (await this.of(by)).letIn(await nameOf(one))
  }

  end = (): Promise<void> => this.relay.end()
}

/** As a device that is let in shows itself. */
async function nameOf({ vault }: Apparatus): Promise<{ readonly device: string; readonly key: string }> {
  const { x = '', y = '' } = await vault.devicePublicKey()
  const key = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
  const point = key.toString('base64url')
  return { device: await idOfKey(point), key: point }
}

/** A unit at the relay, on so many devices, each of which has been let in and has all. */
export async function unitAt(site: Site, count = 2): Promise<Apparatus[]> {
  const one = await firstDevice()
  await site.join(one)
  const backup = await one.vault.backup()
  const others: Apparatus[] = []
  for (let i = 1; i < count; i++) {
    const other = await fromBackup(backup)
    await site.letIn(one, other)
    others.push(other)
  }
  const all = [one, ...others]
  await evened(site, all)
  for (const { vault } of all) await (await vault.devices()).newsSeen()
  return all
}

/** Until nothing more comes: what one sends in the first round the others have in the second. */
export async function evened(site: Site, devices: readonly Apparatus[]): Promise<void> {
  for (let round = 0; round < 3; round++) for (const device of devices) await site.sync(device)
}

/** The whole profile of a device, opened elsewhere. */
export async function copyOf({ disk, vault: { place } }: Apparatus): Promise<Apparatus> {
  Dexie.dependencies.indexedDB = disk
  const profile = await profileAt(place)
  const copy = new IDBFactory()
  Dexie.dependencies.indexedDB = copy
  await new Store(place, (await openDatabase(place)).db, null).write(profile.ops, profile.local)
  return openedAs(copy, place)
}
