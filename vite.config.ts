import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { serviceWorker } from './scripts/service-worker.ts'
import { words } from './scripts/words.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

export default defineConfig({
  plugins: [react(), words({ split: true }), serviceWorker()],
  cacheDir: '.cache/vite',
  define: { __VERSION__: JSON.stringify(version) },
  // Nothing inlined: the policy allows scripts, styles and fonts from the server alone.
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false }, manifest: true },
})
