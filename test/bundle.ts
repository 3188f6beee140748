/**
 * Vitest's global set-up for projects that start servers by the hundred: each program with all that it imports in one file,
 * made once a run. To find and read a thousand modules is more than half of what a start takes.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import { lowCosts } from './low-costs-alias.ts'
import { fileOf, sources } from './programs.ts'

/** Files that the source reads from beside itself stay where they are. */
const besideTheSource: Plugin = {
  name: 'beside-the-source',
  enforce: 'pre',
  transform: {
    filter: { code: 'import.meta.url' },
    handler: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
  },
}

/** Says to every worker where they lie. */
export async function setup() {
  const caches = resolve('node_modules/.cache')
  mkdirSync(caches, { recursive: true })
  const folder = mkdtempSync(join(caches, 'programs-'))
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    resolve: lowCosts,
    plugins: [besideTheSource],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node24',
      minify: false,
      outDir: folder,
      rolldownOptions: { input: Object.fromEntries(sources.map((source) => [fileOf(source), source])) },
    },
  })
  // Compiled once, and read by all who start after the first.
  Object.assign(process.env, { PROGRAMS: folder, NODE_COMPILE_CACHE: join(folder, 'compiled') })
  return () => rmSync(folder, { recursive: true })
}
