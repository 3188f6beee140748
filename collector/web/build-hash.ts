/**
 * Which build of the app this is: twelve hex digits of SHA-256 over path and bytes of every built file, in order of
 * path. The build writes it into `build.txt`, which the app shows; the collector counts it anew from what it serves.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Where the build says its own hash. */
export const buildFile = 'build.txt'

/** Made from other files, or by the tools for themselves: not part of what the hash speaks of. */
const left = (path: string) => path === buildFile || /\.(br|gz)$/.test(path)

export function buildHash(folder: string): string {
  const hash = createHash('sha256')
  for (const path of builtFiles(folder)) {
    hash
      .update(`/${path}`)
      .update('\0')
      .update(readFileSync(join(folder, path)))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 12)
}

/** Relative, with forward slashes on every system, in order. */
function builtFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/'))
    .filter((path) => !left(path))
    .sort()
}
