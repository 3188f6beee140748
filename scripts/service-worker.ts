/** Vite's last step: bundles the service worker and writes into it the list of every file that was built. */
import { rmSync } from 'node:fs'
import { build, type Plugin, type ResolvedConfig } from 'vite'
import { injectManifest } from 'workbox-build'

export function serviceWorker(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    async closeBundle() {
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
          rollupOptions: {
            input: 'src/offline/service.worker.ts',
            output: { format: 'iife', entryFileNames: 'sw.bundle.js' },
          },
        },
      })
      const { warnings } = await injectManifest({
        swSrc: bundled,
        swDest: `${outDir}/sw.js`,
        globDirectory: outDir,
        globPatterns: ['**/*'],
        globIgnores: ['sw.bundle.js', 'sw.js', '**/*.map'],
        // Vite has put a hash into these names already.
        dontCacheBustURLsMatching: /^assets\//,
        maximumFileSizeToCacheInBytes: 5_000_000,
      })
      rmSync(bundled)
      if (warnings.length > 0) throw new Error(warnings.join('\n'))
    },
  }
}
