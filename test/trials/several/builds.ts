/** Two builds that follow each other, for an upgrade: each a folder that a server can be started from. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Builds {
  readonly earlier: string
  readonly later: string
  /** What they are, as a row says it. */
  readonly called: string
  remove(): void
}

const migrations = ['collector/migrations', 'relay/migrations'] as const
const here = resolve('.')

const git = (...asked: readonly string[]) =>
  execFileSync('git', asked, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()

/** The oldest commit with the schema of this one, and so the one that an upgrade without a migration may begin from. */
const sameSchemaSince = () => git('log', '-1', '--format=%H', '--', ...migrations)

/** @returns why there is no build to upgrade from, or null */
export function lacksEarlier(): string | null {
  try {
    if (sameSchemaSince() !== git('rev-parse', 'HEAD')) return null
    return 'no commit before this one has its schema: this one changed it, or the clone holds nothing older'
  } catch {
    return 'this is no clone of a repository with git, so that there is no build before it'
  }
}

export function sameSchema(): Builds {
  const commit = sameSchemaSince()
  const earlier = unpacked(execFileSync('git', ['archive', commit], { maxBuffer: 2 ** 30 }))
  return { earlier, later: here, called: `from ${commit.slice(0, 8)}`, remove: () => remove(earlier) }
}

/** This build, and the same with one migration more in each of the two stores: `invented.ts`. */
export function oneMigrationMore(): Builds {
  const files = git('ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate')
  const later = unpacked(execFileSync('tar', ['-c', '-T', '-'], { input: files, maxBuffer: 2 ** 30 }))
  for (const folder of migrations) {
    const [released, before] = [join(later, folder, 'released.ts'), join(later, folder, 'released-before.ts')]
    renameSync(released, before)
    writeFileSync(
      released,
      `import { INVENTED, inventedFor } from '../../test/trials/several/invented.ts'
import { released as before } from './released-before.ts'
export const released = { ...before, [INVENTED]: () => inventedFor('${folder}') }
`,
    )
  }
  return { earlier: here, later, called: 'to itself and one migration', remove: () => remove(later) }
}

/** The files of an archive, with this clone's dependencies. */
function unpacked(archive: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'build-'))
  execFileSync('tar', ['-x', '-C', folder], { input: archive })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return folder
}

const remove = (folder: string) => rmSync(folder, { recursive: true, force: true })
