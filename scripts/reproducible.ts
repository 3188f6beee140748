/**
 * `npm run reproducible`: builds this source twice, in two folders, some seconds and half the globe apart, and
 * compares every file. Whoever holds the same commit can so make the same app, and hold it against `/healthz`.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const ground = resolve('.cache/reproducible')
/** Unlike in name, clock's zone and language. */
const machines = [
  { folder: 'one', env: { TZ: 'Europe/Stockholm', LANG: 'sv_SE.UTF-8' } },
  { folder: 'another and longer', env: { TZ: 'Pacific/Auckland', LANG: 'C' } },
]

/** SHA-256 of every file under `folder`, by its path. */
export function hashes(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((file) => join(file.parentPath, file.name)).sort()
  return new Map(
    paths.map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )
}

/** Paths that are in one only, or in both with other bytes. */
export function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path)).sort()
}

function built({ folder, env }: (typeof machines)[number]): ReadonlyMap<string, string> {
  const house = join(ground, folder)
  const ours = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
  for (const file of ours.split('\0').filter((path) => path !== '' && existsSync(path))) {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    cpSync(file, join(house, file))
  }
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'))
  execFileSync('npm', ['run', '-s', 'build'], {
    cwd: house,
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return hashes(join(house, 'dist'))
}

function compare(): void {
  rmSync(ground, { recursive: true, force: true })
  const [one, other] = machines.map(built) as [ReadonlyMap<string, string>, ReadonlyMap<string, string>]
  const unlike = differing(one, other)
  const said = readFileSync(join(ground, 'one/dist/build.txt'), 'utf8').trim()
  rmSync(ground, { recursive: true })
  if (unlike.length > 0 || one.size === 0) {
    console.error(`Two builds of the same source differ in:\n  ${unlike.join('\n  ')}`)
    process.exitCode = 1
  } else console.log(`ok  two builds, ${one.size} files, the same bytes: ${said}`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) compare()
