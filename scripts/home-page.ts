/**
 * Builds the page of those who answer at home into `dist/hem/`: a build of its own, so that it holds nothing of the
 * staff's side, and so that a proxy which lets `/hem` through lets nothing else of the app through. Writes its service
 * worker last, with the list of what the page may need without a network.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig, type Plugin, type ResolvedConfig } from 'vite'
import { isFirst, isHome } from '../src/words/parts.ts'
import { fitCheck } from './fit-check.ts'
import { words } from './words.ts'

const base = '/hem/'
/** Of the app, what the page may be built of: answering, and of the vault the bytes, the seals and the way to the relay. */
const OWN =
  /\/src\/(home-page|answering|about|words|look|clock|offline|results\/article|controls\/(fault-page|controls\.css)|vault\/(home|crypto|index\.ts|vault\.ts|session\/(session|finished|own-forms)\.ts|disk\/(in-time|web-locks)))/

/** Modules that do not belong on the page: of the staff's side, the vault's store, and what only those need. */
export const stray = (modules: readonly string[]): readonly string[] =>
  modules.filter((id) =>
    id.includes('/node_modules/') ? /\/(dexie|zod)\//.test(id) : id.includes('/src/') && !OWN.test(id),
  )

const refuseStray: Plugin = {
  name: 'refuse-stray',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? one.moduleIds : []))
    const found = stray(modules.filter((id) => !isUnasked(id)))
    if (found.length > 0) throw new Error(`not for the page at home: ${found.join(', ')}`)
  },
}

/** Words of practice, which come inside the plan, and what staff are told: named by what both builds have, and never asked for. */
const isUnasked = (source: string) => /\/training\/|\?(rest|later)$/.test(source)
/** Of the staff's sentences nothing stands here either. */
const without = (id: string) => !isFirst(id) && !isHome(id)

const checks = { bundlerTimings: false, ineffectiveDynamicImport: false }

export function homePage(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'home-page',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    closeBundle: {
      // Before the staff's service worker counts what was built.
      order: 'pre',
      sequential: true,
      async handler(fault) {
        if (fault) return
        const outDir = resolve(config.build.outDir, 'hem')
        const { define, build: how } = config
        const usual = { configFile: false, logLevel: 'warn', publicDir: false, define } as const
        const { target, assetsInlineLimit, rolldownOptions } = how
        await build({
          ...usual,
          root: resolve('src/home-page'),
          base,
          cacheDir: resolve('.cache/vite-home'),
          plugins: [
            refuseStray,
            react(),
            words({ split: true, without }),
            fitCheck({ base, title: 'home.title', instead: 'home.fit.instead' }),
          ],
          build: {
            outDir,
            emptyOutDir: true,
            target,
            assetsInlineLimit,
            modulePreload: { polyfill: false },
            manifest: true,
            rolldownOptions: { external: rolldownOptions.external, checks },
          },
        } as InlineConfig)
        await build({
          ...usual,
          define: { ...define, __FILES__: JSON.stringify(filesOf(outDir)) },
          build: {
            outDir,
            emptyOutDir: false,
            target,
            rolldownOptions: {
              input: 'src/home-page/page.worker.ts',
              output: { format: 'iife', entryFileNames: 'sw.js' },
              checks,
            },
          },
        } as InlineConfig)
      },
    },
  }
}

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
}

/** Addresses of all that the page can ask for once it is open. */
function filesOf(outDir: string): readonly string[] {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(`${outDir}/.vite/manifest.json`, 'utf8'))
  const built = Object.entries(manifest).flatMap(([source, { file, css = [] }]) =>
    isUnasked(source) ? [] : [file, ...css],
  )
  return ['fit.js', ...new Set(built)].map((file) => base + file)
}
