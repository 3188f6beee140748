/**
 * `node scripts/by-vite.ts <file.ts> [its arguments]`: runs a program that uses modules of the app. They import pages and
 * name workers in Vite's way, which Node by itself does not read.
 */
import { runnerImport } from 'vite'

const [file = ''] = process.argv.splice(2, 1)
await runnerImport(`./${file}`, { configFile: false, logLevel: 'error' })
