/** The servers as tests start them: in a test run as `test/bundle.ts` has put them together, else from their source. */
import { join } from 'node:path'

export const sources = [
  'collector/main.ts',
  'relay/main.ts',
  'relay/with-collector.ts',
  'test/trials/collector/broken.ts',
  'test/trials/relay/broken.ts',
  'test/trials/several/server.ts',
] as const

export type Source = (typeof sources)[number]

/** What to give Node. */
export const program = (source: Source): string =>
  process.env.PROGRAMS ? join(process.env.PROGRAMS, `${fileOf(source)}.js`) : source

export const fileOf = (source: Source): string => source.replaceAll('/', '-').replace(/\.ts$/, '')
