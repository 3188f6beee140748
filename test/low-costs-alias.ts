/** Puts test/low-costs.ts in the place of what a guess of a secret costs in the app: for Vite's and Vitest's `resolve`. */
import { resolve } from 'node:path'

export const lowCosts = { alias: [{ find: /^\.{1,2}\/.*\bcosts\.ts$/, replacement: resolve('test/low-costs.ts') }] }
