/** What the surroundings say: read once at the start, from the environment or from a file that it names. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Settings {
  /** The one port for app, interface and pages; 0 picks a free one. */
  readonly port: number
  /** The address listened on. Loopback unless told otherwise: a proxy with TLS stands before it in production. */
  readonly host: string
  /** The folder that holds everything the collector keeps, except what lies in PostgreSQL. */
  readonly data: string
  /** The built app. */
  readonly app: string
  /** A PostgreSQL address, or null for the embedded store in the data folder. */
  readonly database: string | null
  /** The passphrase of the admin pages, for a first start without a terminal. Later it is changed nowhere but there. */
  readonly passphrase: string | null
  /** True when a proxy of ours sets X-Forwarded-For: tries are counted by the address that it names. */
  readonly behindProxy: boolean
  /** Who answers for the service, as the accessibility statement names them. */
  readonly operator: string | null
  /** How to reach them about accessibility: an e-mail address, a telephone number or a sentence. */
  readonly accessibilityContact: string | null
  /** The file of the certificate that units see, in PEM: the operator's page says when it ends. */
  readonly certificate: string | null
  /** What a program that watches servers brings to `/metrics`; null where there is no such page. */
  readonly metricsToken: string | null
  readonly log: 'info' | 'warn' | 'silent'
}

const house = fileURLToPath(new URL('..', import.meta.url))

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is not a port: ${env.PORT}`)
  return {
    port,
    host: env.HOST ?? '127.0.0.1',
    data: resolve(env.DATA ?? 'data'),
    app: resolve(env.APP ?? join(house, 'dist')),
    database: secret(env, 'DATABASE_URL'),
    passphrase: secret(env, 'ADMIN_PASSPHRASE'),
    behindProxy: env.BEHIND_PROXY === '1',
    operator: env.OPERATOR ?? null,
    accessibilityContact: env.ACCESSIBILITY_CONTACT ?? null,
    certificate: env.CERTIFICATE ?? null,
    metricsToken: secret(env, 'METRICS_TOKEN'),
    log: env.LOG === 'silent' || env.LOG === 'warn' ? env.LOG : 'info',
  }
}

/** `NAME`, or the first line of the file that `NAME_FILE` names, as container platforms hand out secrets. */
export function secret(env: NodeJS.ProcessEnv, name: string): string | null {
  const file = env[`${name}_FILE`]
  return env[name] ?? (file ? (readFileSync(file, 'utf8').split('\n')[0] ?? '').trim() : null)
}
