/** Where a trial of the relay takes place: one data folder or database, a real process that is killed and started again on it, and one unit of five devices. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Step } from '#relay'
import { readBackup } from '../../../relay/store/backup.ts'
import { openRelayStore } from '../../../relay/store/open.ts'
import { startPostgres, type TestPostgres } from '../../collector/postgres.ts'
import { type CollectorProcess, freePort, startProcess } from '../../collector/process.ts'
import { type Device, makeDevice, nextStep, signedHeaders, Writer } from '../../relay/device.ts'
import { type Ask, Holder } from '../../relay/holder.ts'
import { buildOf, type StoreKind } from '../collector/ground.ts'
import { type Guard, pause } from '../trial.ts'

const DEVICES = 5

/** A device that writes, keeps what it has, and is told things. */
export interface Desk {
  readonly device: Device
  readonly writer: Writer
  readonly holder: Holder
}

export interface RelayGround {
  readonly build: string
  readonly port: number
  /** Asks the relay where it listens, whichever life it is in, and again when it may, where it has asked too often. */
  readonly ask: Ask
  readonly desks: readonly Desk[]
  start(): Promise<CollectorProcess>
  command(what: string, body: unknown): Promise<Record<string, string>>
  /** The unit comes in, or comes in again to a relay that is empty. */
  admit(): Promise<void>
  /** Another store from now on: empty, or what a backup holds. Called while no relay runs. */
  replaceStore(backup: string | null): Promise<void>
  /** Ids of the entries in the store, and hashes of the rows whose bodies are there; ask it while no relay runs. */
  stored(): Promise<{ entries: ReadonlySet<string>; rows: ReadonlySet<string> }>
}

/** @param folder where the store lies; else a folder of its own */
export async function withRelay<T>(
  kind: StoreKind,
  without: readonly Guard[],
  work: (ground: RelayGround) => Promise<T>,
  folder?: string,
): Promise<T> {
  const postgres = kind === 'postgres' ? await startPostgres() : null
  const place = mkdtempSync(join(tmpdir(), 'relay-trial-'))
  const running = new Set<CollectorProcess>()
  try {
    return await work(await groundIn({ postgres, place, folder, without, running }))
  } finally {
    await Promise.all([...running].map((one) => one.end('SIGKILL')))
    await postgres?.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

interface Where {
  readonly postgres: TestPostgres | null
  readonly place: string
  readonly folder: string | undefined
  readonly without: readonly Guard[]
  readonly running: Set<CollectorProcess>
}

async function groundIn({ postgres, place, folder, without, running }: Where): Promise<RelayGround> {
  const port = await freePort()
  let data = folder && !postgres ? join(folder, 'data') : join(place, 'data')
  let database = postgres && (await postgres.database(folder && join(folder, 'tables')))
  const id = randomUUID()
  const devices = await Promise.all(Array.from({ length: DEVICES }, () => makeDevice(id)))
  const [first, ...others] = devices as [Device, ...Device[]]
  const begun = await nextStep([], first, { add: [first] })
  const chain: readonly Step[] = [begun, await nextStep([begun], first, { add: others })]
  const ask: Ask = async (device, path, body) => {
    const text = JSON.stringify(body)
    const headers = await signedHeaders(device, 'POST', path, text, Date.now())
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body: text })
    if (answer.status !== 429) return { status: answer.status, body: await answer.json() }
    await pause(1000 * Number(answer.headers.get('retry-after')))
    return await ask(device, path, body)
  }
  const ground: RelayGround = {
    build: buildOf(postgres ? 'postgres' : 'embedded'),
    port,
    ask,
    desks: devices.map((device) => ({ device, writer: new Writer(device), holder: new Holder(device) })),
    async start() {
      const env = {
        ...{ DATA: data, PORT: String(port), LOG: 'silent', APP: join(place, 'no-app') },
        ...(database ? { RELAY_DATABASE_URL: database } : {}),
        ...(without[0] ? { TRIAL_WITHOUT: without[0] } : {}),
      }
      const one = await startProcess(env, without.length > 0 ? 'test/trials/relay/broken.ts' : 'relay/main.ts')
      running.add(one)
      one.child.once('exit', () => running.delete(one))
      return one
    },
    async command(what, body) {
      const { header, address } = JSON.parse(readFileSync(join(data, 'relay.json'), 'utf8')) as Record<string, string>
      const headers = { authorization: String(header), 'content-type': 'application/json' }
      const answer = await fetch(`${address}/console/relay/${what}`, {
        ...{ method: 'POST', headers, body: JSON.stringify(body) },
      })
      if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as Record<string, string>
    },
    async admit() {
      const { code } = await ground.command('admit', { name: 'Enhet 1', megabytes: 500 })
      const { status } = await ask(first, '/v1/vault/admission', { code, steps: chain })
      if (status !== 200) throw new Error(`admission: ${status}`)
    },
    async replaceStore(backup) {
      data = mkdtempSync(join(place, 'data-'))
      database = postgres && (await postgres.database())
      if (!backup) return
      const store = await openRelayStore({ data, database })
      const done = await readBackup(store, backup)
      await store.close()
      if ('refused' in done) throw new Error(done.refused)
    },
    async stored() {
      const store = await openRelayStore({ data, database })
      try {
        return await store.asOperator(async (tx) => {
          const entries = await tx.selectFrom('entries').select('id').execute()
          const rows = await tx.selectFrom('rows').select('hash').where('body', 'is not', null).execute()
          return { entries: new Set(entries.map(({ id }) => id)), rows: new Set(rows.map(({ hash }) => hash)) }
        })
      } finally {
        await store.close()
      }
    },
  }
  return ground
}

/** Whether every desk holds the same, all that was ever written, and every row of it. */
export function unlike(desks: readonly Desk[]): number {
  const all = new Set(desks.flatMap(({ holder }) => [...holder.entries.keys()]))
  const rows = new Set(
    desks.flatMap(({ holder }) => [...holder.entries.values()].flatMap((entry) => entry.rows.map(({ hash }) => hash))),
  )
  return desks.filter(
    ({ holder }) => holder.entries.size !== all.size || [...rows].some((hash) => !holder.rows.has(hash)),
  ).length
}
