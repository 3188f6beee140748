/** Where the nation's collector stands, when it is not this server. */
import { StoreRefused, secret } from '#serving'

export interface Elsewhere {
  /** As `https://matt.example`, without a path. */
  readonly collector: string
  /** What the collector's operator gave this server, or null: then it is one address like others there. */
  readonly key: string | null
}

/** Null where app, collector and relay are one server. */
export function readElsewhere(env: NodeJS.ProcessEnv): Elsewhere | null {
  const said = env.COLLECTOR_URL
  if (!said) return null
  const url = URL.parse(said)
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  if (!url || !isSafe || url.pathname !== '/' || url.search || url.hash || url.username)
    throw new StoreRefused('COLLECTOR_URL is an address as https://matt.example: https, and nothing after the name.')
  const key = secret(env, 'COLLECTOR_KEY')
  if (key !== null && !/^[A-Za-z0-9_-]{43}$/.test(key))
    throw new StoreRefused('COLLECTOR_KEY is the key that the collector’s operator made with "region add".')
  return { collector: url.origin, key }
}

const isLoopback = (host: string) => host === '127.0.0.1' || host === '[::1]' || host === 'localhost'
