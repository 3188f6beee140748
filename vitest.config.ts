import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { words } from './scripts/words.ts'
import { lowCosts } from './test/low-costs-alias.ts'

// A process, a build or a database may be started in a hook as well as in a test; on a busy machine each takes its time.
const patience = { testTimeout: 60_000, hookTimeout: 60_000 }
const greatPatience = { testTimeout: 240_000, hookTimeout: 240_000 }

/** Files after one another in one worker's modules: reading them anew for each was a third of what these tests did. */
const oneHouse = { isolate: false }
/**
 * A vault that has ended is closed for as long as the page lives, and Dexie looks for IndexedDB once, as it is loaded: tests
 * that open either have a page for each file.
 */
const wholePages = globSync('src/**/*.test.{ts,tsx}', { exclude: ['src/vault/**'] }).filter((file) =>
  /\b(createUnit|openVaultAt)\b|fake-indexeddb\/auto/.test(readFileSync(file, 'utf8')),
)

const inBrowser = {
  environment: 'node' as const,
  ...greatPatience,
  globalSetup: ['test/browser/serve.ts'],
  // What is polled for is waited for, not timed.
  expect: { poll: { timeout: 30_000 } },
  // Beside one browser the other projects' tests run (scripts/test.ts).
  fileParallelism: false,
}
/** Lists gone through to their end, of screens, ways out, ways to end, payloads and faults: `.ci/run` runs them after `npm test`. */
const exhaustive = ['forgotten', 'handover-escapes', 'screens', 'script-payloads', 'taken-back', 'vault/trials'].map(
  (file) => `test/browser/${file}.test.ts`,
)

// One project a kind of ground: `vitest --project pure` is the loop for scoring.
export default defineConfig({
  cacheDir: '.cache/vite',
  test: {
    // Says which hazard is left without its control when a test that shows one is gone, skipped or failed; and what was skipped, and why.
    reporters: ['default', './scripts/hazard-reporter.ts', './scripts/skip-reporter.ts'],
    // The command line and the collector are started some hundred times: half of what a start takes is reading their source.
    env: { NODE_COMPILE_CACHE: resolve('node_modules/.cache/node') },
    projects: [
      {
        test: {
          name: 'pure',
          include: ['{instruments,aggregate,exchange,cli}/**/*.test.ts'],
          environment: 'node',
          ...oneHouse,
          ...patience,
        },
      },
      {
        plugins: [react(), words({ split: false })],
        resolve: lowCosts,
        test: {
          name: 'app',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: ['src/vault/**', ...wholePages],
          environment: 'jsdom',
          setupFiles: ['test/app-setup.ts'],
          ...oneHouse,
          ...patience,
        },
      },
      {
        plugins: [react(), words({ split: false })],
        resolve: lowCosts,
        test: {
          name: 'pages',
          include: wholePages,
          environment: 'jsdom',
          setupFiles: ['test/app-setup.ts'],
          ...patience,
        },
      },
      {
        // WebCrypto and an IndexedDB in memory; what only a browser has is under test/browser/vault.
        resolve: lowCosts,
        test: {
          name: 'vault',
          include: ['{src,test}/vault/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['fake-indexeddb/auto', 'test/vault/box-auditor.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'collector',
          include: ['{collector,relay,test/collector,test/relay}/**/*.test.ts'],
          environment: 'node',
          ...patience,
        },
      },
      {
        // Every reader that takes bytes, 2 500 cases each; `npm run bench -- fuzz` for more.
        plugins: [words({ split: false })],
        resolve: lowCosts,
        test: {
          name: 'fuzz',
          include: ['test/fuzz/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['fake-indexeddb/auto'],
          ...patience,
        },
      },
      {
        // Files read by other programs: PSPP, R and LibreOffice where they are installed.
        plugins: [words({ split: false })],
        test: { name: 'exports', include: ['test/exports/**/*.test.ts'], environment: 'node', ...patience },
      },
      {
        test: { name: 'house', include: ['test/house/**/*.test.ts'], environment: 'node', ...patience },
      },
      {
        // Twenty nations of 2 648 children, and a collector process.
        test: {
          name: 'reenactment',
          include: ['test/reenactment/**/*.test.ts'],
          environment: 'node',
          ...greatPatience,
        },
      },
      { test: { name: 'browser', include: ['test/browser/**/*.test.ts'], exclude: exhaustive, ...inBrowser } },
      // `.ci/run` gives it two workers: what these files wait for has two minutes to come.
      { test: { name: 'browser-exhaustive', include: exhaustive, ...inBrowser, fileParallelism: true } },
    ],
  },
})
