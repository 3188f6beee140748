/** What the surroundings say of the relay: what they say of any server here, and a database of its own. */
import { readSettings, type Settings, secret } from '#serving'

export interface RelaySettings extends Pick<Settings, 'port' | 'host' | 'data' | 'app' | 'behindProxy' | 'log'> {
  /** A PostgreSQL address, or null for the embedded store in the data folder. Never the collector's. */
  readonly database: string | null
}

export function readRelaySettings(env: NodeJS.ProcessEnv): RelaySettings {
  const { port, host, data, app, behindProxy, log } = readSettings(env)
  return { port, host, data, app, behindProxy, log, database: secret(env, 'RELAY_DATABASE_URL') }
}
