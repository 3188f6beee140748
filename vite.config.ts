import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { builtDay } from './scripts/built-day.ts'
import { earlyRead, earlyReadAhead } from './scripts/early-read.ts'
import { fitCheck } from './scripts/fit-check.ts'
import { homePage } from './scripts/home-page.ts'
import { serviceWorker } from './scripts/service-worker.ts'
import { words } from './scripts/words.ts'
import { isInterpreting } from './src/words/parts.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

/** A build without individual interpretation does not hide it but lacks it: another reader stands in its place. */
const without = process.env.VITE_INTERPRETATION === 'off'
const reader = {
  find: /^\.\.?\/interpretation\/index\.ts$/,
  replacement: resolve('src/results/without-interpretation.ts'),
}

/** A busy machine is no fault of the build. */
const checks = { bundlerTimings: false }

export default defineConfig({
  plugins: [
    react(),
    words({ split: true, ...(without && { without: isInterpreting }) }),
    earlyReadAhead(),
    fitCheck(),
    homePage(),
    serviceWorker(),
  ],
  resolve: { alias: without ? [reader] : [] },
  cacheDir: '.cache/vite',
  define: { __VERSION__: JSON.stringify(version), __BUILT__: JSON.stringify(builtDay()) },
  worker: { rolldownOptions: { checks } },
  // Nothing inlined: the policy allows scripts, styles and fonts from the server alone.
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      // Where the platform has no WebCrypto, @hpke/common asks Node for it. Every browser has it, and never gets there.
      external: ['crypto'],
      checks,
      // What every screen stands on is one file of its own: a new version of the app does not fetch it again.
      output: {
        codeSplitting: {
          groups: [
            earlyRead,
            { name: 'base', test: /node_modules\/(react|react-dom|scheduler)\/|model\/read-data\.ts/ },
            // With all that they stand on, which every screen of staff takes: a file each would be as many more names in the first.
            { name: 'records', test: /vault\/(roles|by-kind)\.ts|case-file\/(case-file|once-for|use-cases)\.ts/ },
          ],
        },
      },
    },
  },
})
