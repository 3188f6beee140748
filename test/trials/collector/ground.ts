/** Where a trial of the collector takes place: one data folder or database, and a real process that is killed and started again on it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Enrolled, type Period, practicePeriod } from '#aggregate'
import { openStore } from '../../../collector/store/open.ts'
import type { StoredRow } from '../../collector/history.ts'
import { startPostgres } from '../../collector/postgres.ts'
import { type CollectorProcess, postJson, startProcess } from '../../collector/process.ts'
import { type DeviceKey, deviceKey, enrolmentOf } from '../../collector/unit.ts'

export type StoreKind = 'embedded' | 'postgres'
export const storeKinds: readonly StoreKind[] = ['embedded', 'postgres']

export interface TrialUnit {
  readonly id: string
  readonly deviceId: string
  readonly token: string
  readonly key: DeviceKey
}

export interface Ground {
  readonly env: Readonly<Record<string, string>>
  /** The port it listens on in each of its lives. */
  readonly port: number
  readonly address: string
  start(): Promise<CollectorProcess>
  /** Asked as the command line asks it. */
  command(what: string, body: unknown): Promise<Record<string, string>>
  enrol(count: number): Promise<readonly TrialUnit[]>
  /** Small rehearsals, open on any day. */
  periods(count: number): Promise<readonly Period[]>
  /** What lies in the store; ask it while no collector runs. */
  stored(): Promise<readonly StoredRow[]>
  /** The national document's payload, as everybody reads it. */
  national(period: string, edition: number): Promise<string | null>
}

/** @param fault one of `broken.ts`, or null for the collector as it is */
export async function withGround<T>(kind: StoreKind, fault: string | null, work: (ground: Ground) => Promise<T>): Promise<T> {
  const postgres = kind === 'postgres' ? await startPostgres() : null
  try {
    return await withGroundOn(postgres && (await postgres.database()), fault, work)
  } finally {
    await postgres?.stop()
  }
}

/** @param database a PostgreSQL address, or null for the embedded store */
export async function withGroundOn<T>(
  database: string | null,
  fault: string | null,
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
    ADMIN_PASSPHRASE: 'fyra gröna hästar',
    ...(database ? { DATABASE_URL: database } : {}),
    ...(fault ? { TRIAL_FAULT: fault } : {}),
  }
  const running = new Set<CollectorProcess>()
  const ground: Ground = {
    env,
    port,
    address,
    async start() {
      const one = await startProcess(env, fault ? 'test/trials/collector/broken.ts' : undefined)
      running.add(one)
      one.child.once('exit', () => running.delete(one))
      return one
    },
    async command(what, body) {
      const { header } = JSON.parse(readFileSync(join(data, 'console.json'), 'utf8')) as { header: string }
      const headers = { authorization: header, 'content-type': 'application/json' }
      const answer = await fetch(`${address}/console/${what}`, { method: 'POST', headers, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as Record<string, string>
    },
    async enrol(count) {
      const units: TrialUnit[] = []
      for (let i = 0; i < count; i += 1) {
        const key = deviceKey()
        const { code = '' } = await ground.command('code', { unit: `Enhet ${i + 1}` })
        const answer = await postJson(`${address}/v1/enrolments`, enrolmentOf(key, code))
        const { deviceId, token, unit } = (await answer.json()) as Enrolled
        units.push({ id: unit.id, deviceId, token, key })
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

async function freePort(): Promise<number> {
  return await new Promise((found) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
}
