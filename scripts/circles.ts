/**
 * Prints the circles of value imports between folders of `src`, and between those of `src/vault`, and ends with 1 where there
 * is one. Types make no circle: they are gone when the program runs. The order itself is held by scripts/src-order.grit.
 */
import { globSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

/** Which folder uses which, and by which import: `a/x.ts → b/y.ts`. */
export type Arrows = ReadonlyMap<string, ReadonlyMap<string, string>>

/** @param src the folder to look through; tests and what only tests use are left out */
export function valueArrows(src: string): Arrows {
  const arrows = new Map<string, Map<string, string>>()
  const files = globSync('*/**/*.{ts,tsx}', { cwd: src })
    .filter((file) => !/\.test\.|\.d\.ts$|testing\.ts$/.test(file))
    .sort()
  for (const file of files) {
    const from = folderOf(file)
    if (!arrows.has(from)) arrows.set(from, new Map())
    for (const specifier of valueImports(join(src, file))) {
      const target = relative(src, join(src, file, '..', specifier))
      const to = folderOf(target)
      if (to !== from && !target.startsWith('..')) arrows.get(from)?.set(to, `${file} → ${target}`)
    }
  }
  return arrows
}

const folderOf = (file: string): string => file.split(sep)[0] ?? ''

/** What a module imports, passes on or fetches late from files beside it, as it is written there; types are left out. */
export function valueImports(path: string): readonly string[] {
  const code = readFileSync(path, 'utf8')
  const { staticImports, staticExports, dynamicImports } = parseSync(path, code).module
  const named = staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest.value)
  const passedOn = staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ isType, moduleRequest }) => (moduleRequest && !isType ? [moduleRequest.value] : [])),
  )
  const late = dynamicImports.map(({ moduleRequest }) => code.slice(moduleRequest.start + 1, moduleRequest.end - 1))
  return [...named, ...passedOn, ...late].filter((specifier) => specifier.startsWith('.'))
}

/** Folders that reach themselves by way of others, each with the import that takes the first step. */
export function circles(arrows: Arrows): readonly string[] {
  return [...arrows].flatMap(([folder, uses]) =>
    [...uses].filter(([next]) => reaches(arrows, next, folder)).map(([next, by]) => `${folder} → ${next} → … (${by})`),
  )
}

function reaches(arrows: Arrows, from: string, goal: string): boolean {
  const seen = new Set([from])
  for (const folder of seen) {
    if (folder === goal) return true
    for (const next of arrows.get(folder)?.keys() ?? []) seen.add(next)
  }
  return false
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = ['src', 'src/vault'].flatMap((folder) => circles(valueArrows(folder)))
  console.log(`${found.length} circles of values between the folders of src and of src/vault`)
  for (const circle of found) console.log(`  ${circle}`)
  if (found.length > 0) process.exitCode = 1
}
