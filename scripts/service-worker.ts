/**
 * Vite's last step: bundles the service worker, writes into it the list of every file that was built, and says in
 * `build.txt` which build this is.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin, type ResolvedConfig } from 'vite'
import { injectManifest } from 'workbox-build'
import { buildFile, buildHash } from '../collector/web/build-hash.ts'
import { laterFiles } from './later.ts'

export function serviceWorker(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    async closeBundle(fault) {
      // Called after a build that failed too: that fault is the one to tell of.
      if (fault) return
      const { outDir } = config.build
      const bundled = `${outDir}/sw.bundle.js`
      await build({
        configFile: false,
        logLevel: 'warn',
        define: { 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir,
          emptyOutDir: false,
          copyPublicDir: false,
          target: 'es2023',
          rolldownOptions: {
            checks: { bundlerTimings: false },
            input: 'src/offline/service.worker.ts',
            output: { format: 'iife', entryFileNames: 'sw.bundle.js' },
          },
        },
      })
      const later = laterFiles(outDir)
      const { warnings } = await injectManifest({
        swSrc: bundled,
        swDest: `${outDir}/sw.js`,
        globDirectory: outDir,
        globPatterns: ['**/*'],
        // The page of those at home has a build and a service worker of its own.
        globIgnores: ['sw.bundle.js', 'sw.js', buildFile, 'hem/**', '**/*.map'],
        // The file with the hash is written last and cannot be in it: it is as new as everything else is.
        additionalManifestEntries: [{ url: `/${buildFile}`, revision: buildHash(outDir) }],
        // Vite has put a hash into these names already.
        dontCacheBustURLsMatching: /^assets\//,
        maximumFileSizeToCacheInBytes: 5_000_000,
        manifestTransforms: [
          async (entries) => ({
            manifest: entries.map((entry) => (later(entry.url) ? { ...entry, later: true } : entry)),
          }),
        ],
      })
      rmSync(bundled)
      writeFileSync(join(outDir, buildFile), `${buildHash(outDir)}\n`)
      if (warnings.length > 0) throw new Error(warnings.join('\n'))
    },
  }
}
