import { globSync, readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { words } from './scripts/words.ts'
import { lowCosts } from './test/low-costs-alias.ts'

// What is polled for is waited for, not timed. A file that fails on a busy machine is run anew by `npm test` (decision 0250).
const busyMachine = { expect: { poll: { timeout: 30_000 } } }
// A process, a build or a database may be started in a hook as well as in a test; on a busy machine each takes its time.
const patience = { testTimeout: 60_000, hookTimeout: 60_000, ...busyMachine }
const greatPatience = { testTimeout: 240_000, hookTimeout: 240_000, ...busyMachine }

/** Files after one another in one worker's modules: reading them anew for each was a third of what these tests did. */
const oneHouse = { isolate: false }
/**
 * A vault that has ended is closed for as long as the page lives, and Dexie looks for IndexedDB once, as it is loaded: tests
 * that open either have a process for each file: threads of one process hear each other's tabs (BroadcastChannel, locks).
 */
const wholePages = globSync('src/**/*.test.{ts,tsx}', { exclude: ['src/vault/**'] }).filter((file) =>
  /\b(createUnit|openVaultAt)\b|fake-indexeddb\/auto/.test(readFileSync(file, 'utf8')),
)

/** Of the app, without a page or a database: to make one takes half a second of processor time a file. */
const withoutPage = globSync('src/**/*.test.ts', { exclude: wholePages }).filter((file) => {
  const needed = file.startsWith('src/vault/')
    ? /createUnit|openVaultAt|openDatabase|Dexie|IDB/
    : /@vitest-environment jsdom/
  return !needed.test(readFileSync(file, 'utf8'))
})

/** WebCrypto and an IndexedDB in memory, and every epoch that is made there audited; what only a browser has is under test/browser/vault. */
const audited = ['fake-indexeddb/auto', 'test/vault/box-auditor.ts']
const vaults = { environment: 'node' as const, setupFiles: audited }
const inBrowser = {
  environment: 'node' as const,
  ...oneHouse,
  ...greatPatience,
  globalSetup: ['test/bundle.ts', 'test/browser/serve.ts'],
}
/** About what a guess of a secret costs, and so with the costs that the app and the collector have. */
const costs = ['test/house/costs.test.ts']
const longCosts = ['collector/admin/hash-passphrase.test.ts']
/** Lists gone through to their end, of screens, locales, ways out, ways to end, payloads and faults: `.ci/run` runs them after `npm test`. */
const longInBrowser = [
  'forgotten',
  'handover-escapes',
  'home-page-long',
  'locales',
  'profile-scan',
  'screens',
  'script-payloads',
  'taken-back',
  'vault/stolen-tablet',
  'vault/trials',
].map((file) => `test/browser/${file}.test.ts`)
/**
 * Long walks in real browsers of what is shown more nearly elsewhere: each page in jsdom, each file by the functions that read it,
 * who may read what by the vault itself, and what several devices do by real vaults at a real relay.
 */
const walksInBrowser = [
  'adding-a-device',
  'at-relay',
  'moves',
  'protected',
  'several-units-kept',
  'transfer',
  'two-devices',
  'wordings',
].map((file) => `test/browser/${file}.test.ts`)
/** In both: the few in `npm test`, and the list in full (test/in-full.ts). */
const fullInBrowser = ['home', 'retention', 'waiting-room'].map((file) => `test/browser/${file}.test.ts`)
/** Of the relay with units of the app. */
const withVaults = ['test/relay/learns-nothing.test.ts']
const longWithVaults = ['test/vault/relay-postgres.test.ts']
const fullWithVaults = ['test/vault/real-history.test.ts', 'src/vault/unit/rotation-interrupted.test.ts']
/** Repeated strikes, contracts by way of a pooler and on the store that every other test of the relay has, twenty nations, and two builds. */
const long = [
  '{collector,relay}/trials.test.ts',
  '{collector,relay}/pgbouncer.test.ts',
  'relay/embedded.test.ts',
  'test/relay/failover-unsynced.test.ts',
  'test/reenactment/seeds.test.ts',
  'test/house/without-interpretation.test.ts',
]
const full = [
  'collector/embedded.test.ts',
  'collector/durability.test.ts',
  'collector/batches/histories.test.ts',
  'src/case-file/never-unseen.test.ts',
  'src/report/figures.test.ts',
  'test/reenactment/attack.test.ts',
]
const inFull = { env: { IN_FULL: '1' } }

// One project a kind of ground: `vitest --project pure` is the loop for scoring.
export default defineConfig({
  cacheDir: '.cache/vite',
  test: {
    // Says which hazard is left without its control when a test that shows one is gone, skipped or failed; and what was skipped, and why.
    reporters: ['default', './scripts/hazard-reporter.ts', './scripts/closing-reporter.ts'],
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
        plugins: [words({ split: false })],
        resolve: lowCosts,
        test: {
          name: 'logic',
          include: withoutPage,
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
          exclude: ['src/vault/**', ...withoutPage, ...wholePages],
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
          setupFiles: [...audited, 'test/app-setup.ts'],
          ...patience,
        },
      },
      {
        resolve: lowCosts,
        test: {
          name: 'vault',
          include: ['{src,test}/vault/**/*.test.ts', ...withVaults],
          exclude: [...longWithVaults, ...withoutPage],
          ...vaults,
          ...patience,
        },
      },
      {
        resolve: lowCosts,
        test: {
          name: 'vault-exhaustive',
          include: [...longWithVaults, ...fullWithVaults],
          ...vaults,
          ...greatPatience,
          ...inFull,
        },
      },
      {
        resolve: lowCosts,
        test: {
          name: 'collector',
          include: ['{collector,relay,test/collector,test/relay}/**/*.test.ts'],
          exclude: [...longCosts, ...long, ...withVaults],
          environment: 'node',
          globalSetup: ['test/bundle.ts'],
          ...oneHouse,
          ...patience,
        },
      },
      {
        plugins: [words({ split: false })],
        resolve: lowCosts,
        test: {
          name: 'exhaustive',
          include: [...long, ...full],
          environment: 'node',
          globalSetup: ['test/bundle.ts'],
          ...greatPatience,
          ...inFull,
        },
      },
      { test: { name: 'costs', include: costs, environment: 'node', ...patience } },
      { test: { name: 'costs-exhaustive', include: longCosts, environment: 'node', ...greatPatience } },
      {
        // Every reader that takes bytes, 300 cases each; `npm run bench -- fuzz` for more.
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
        test: {
          name: 'exports',
          include: ['test/exports/**/*.test.ts'],
          environment: 'node',
          ...oneHouse,
          ...patience,
        },
      },
      {
        test: {
          name: 'house',
          include: ['test/house/**/*.test.ts'],
          exclude: [...costs, ...long],
          environment: 'node',
          ...patience,
        },
      },
      {
        // Nations of 2 648 children, and a collector process.
        test: {
          name: 'reenactment',
          include: ['test/reenactment/**/*.test.ts'],
          exclude: long,
          environment: 'node',
          ...greatPatience,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: [...longInBrowser, ...walksInBrowser],
          ...inBrowser,
        },
      },
      {
        test: {
          name: 'browser-exhaustive',
          include: [...longInBrowser, ...walksInBrowser, ...fullInBrowser],
          ...inBrowser,
          ...inFull,
        },
      },
    ],
  },
})
