/** Scripts that `package.json` and `npm run bench` give to Node itself. Node reads TypeScript, and neither a page nor a worker's address. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { benches } from '../../bench/benches.ts'
import { valueImports } from '../../scripts/circles.ts'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const started = [
  ...Object.values(scripts).flatMap((line) =>
    [...line.matchAll(/\bnode (\S+\.ts)/g)].map(([, file]) => file as string),
  ),
  ...benches.flatMap(({ name, command }) => (command ? [] : [`bench/${name}.ts`])),
]

/** The way from a script to the first module behind it that only Vite can read, or null. */
function wayToVite(script: string): readonly string[] | null {
  const ways = new Map([[script, [script]]])
  for (const [file, way] of ways) {
    if (/\.tsx$|\?/.test(file)) return way
    if (!existsSync(file) || !file.endsWith('.ts')) continue
    for (const specifier of valueImports(file)) {
      const next = join(file, '..', specifier)
      if (!ways.has(next)) ways.set(next, [...way, next])
    }
  }
  return null
}

it.each([...new Set(started)].map((script) => [script]))('Node by itself can run %s', (script) => {
  expect(wayToVite(script)).toBeNull()
})
