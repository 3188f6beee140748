/**
 * How a command reaches the collector that is running: a file in the data folder, readable by its owner only, says where
 * it listens and holds 256 random bits. Who can read the data folder can read the store, so it gives nothing more away.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ConsoleToken {
  opens(header: string | undefined): boolean
  /** Called once the address is known. */
  leave(data: string, address: string): void
  remove(data: string): void
  readonly header: string
}

export interface RunningCollector {
  readonly address: string
  readonly header: string
}

const file = (data: string) => join(data, 'console.json')

export function consoleToken(): ConsoleToken {
  const header = `Bearer ${randomBytes(32).toString('base64url')}`
  return {
    header,
    opens(given) {
      const [own, other] = [Buffer.from(header), Buffer.from(given ?? '')]
      return own.length === other.length && timingSafeEqual(own, other)
    },
    leave(data, address) {
      mkdirSync(data, { recursive: true, mode: 0o700 })
      // Removed first: the mode is given to new files only.
      rmSync(file(data), { force: true })
      writeFileSync(file(data), JSON.stringify({ address, header } satisfies RunningCollector), { mode: 0o600 })
    },
    remove: (data) => rmSync(file(data), { force: true }),
  }
}

export function runningCollector(data: string): RunningCollector | null {
  try {
    return JSON.parse(readFileSync(file(data), 'utf8')) as RunningCollector
  } catch {
    return null
  }
}
