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

/** @param names of the files: the relay has its own, since it may have its own process */
export function consoleToken(...names: readonly string[]): ConsoleToken {
  const header = `Bearer ${randomBytes(32).toString('base64url')}`
  return {
    header,
    opens(given) {
      const [own, other] = [Buffer.from(header), Buffer.from(given ?? '')]
      return own.length === other.length && timingSafeEqual(own, other)
    },
    leave(data, address) {
      mkdirSync(data, { recursive: true, mode: 0o700 })
      this.remove(data)
      for (const name of names)
        writeFileSync(join(data, name), JSON.stringify({ address, header } satisfies RunningCollector), { mode: 0o600 })
    },
    remove(data) {
      // The mode is given to new files only.
      for (const name of names) rmSync(join(data, name), { force: true })
    },
  }
}

export const collectorFile = 'console.json'

export function runningCollector(data: string, name = collectorFile): RunningCollector | null {
  try {
    return JSON.parse(readFileSync(join(data, name), 'utf8')) as RunningCollector
  } catch {
    return null
  }
}
