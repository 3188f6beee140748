/** What the surroundings say of the relay: what they say of any server here, and a database of its own. */
import { readSettings, type Settings, secret } from '#serving'

export interface RelaySettings
  extends Pick<Settings, 'port' | 'host' | 'data' | 'app' | 'behindProxy' | 'log' | 'metricsToken'> {
  /** A PostgreSQL address, or null for the embedded store in the data folder. Never the collector's. */
  readonly database: string | null
  /** The same database by an address that leads past any pooler: for the connection on which this process hears of others. */
  readonly listenAt: string | null
  /** The server that letters leave by, and whom they say they are from; null where none can be sent. */
  readonly mail: MailSettings | null
}

export interface MailSettings {
  /** `smtps://user:password@host:port`, or `smtp://` for a server beside this one. */
  readonly url: string
  readonly from: string
}

export function readRelaySettings(env: NodeJS.ProcessEnv): RelaySettings {
  const { port, host, data, app, behindProxy, log, metricsToken } = readSettings(env)
  const database = secret(env, 'RELAY_DATABASE_URL')
  const listenAt = database && (secret(env, 'RELAY_LISTEN_URL') ?? database)
  return { port, host, data, app, behindProxy, log, metricsToken, database, listenAt, mail: mailSettings(env) }
}

function mailSettings(env: NodeJS.ProcessEnv): MailSettings | null {
  const url = secret(env, 'SMTP_URL')
  const from = env.SMTP_FROM
  if (url === null && from === undefined) return null
  if (!url || !/^smtps?:\/\//.test(url) || !from)
    throw new Error('SMTP_URL and SMTP_FROM are set together: smtps://user:password@host and an address to send from.')
  return { url, from }
}
