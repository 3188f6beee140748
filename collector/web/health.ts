/** Says that the collector answers, and which build it is: a hash over every file of the app and of the collector. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const house = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(house, 'package.json'), 'utf8')) as { version: string }

export interface Build {
  readonly version: string
  /** First twelve hex digits of SHA-256 over path and bytes of every file of the built app, in order of path. */
  readonly app: string | null
}

export function readBuild(folder: string): Build {
  return { version, app: existsSync(folder) ? hashOf(folder) : null }
}

function hashOf(folder: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const path of files.map((file) => join(file.parentPath, file.name)).sort()) {
    hash.update(path.slice(folder.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex').slice(0, 12)
}
