/**
 * Batches accepted a second, against the same server doing nothing and each store's own commits in the same run; time to
 * publish and memory from 27 to 30 000 units. The collector is a process of its own on loopback. `npm run bench -- collector`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../test/collector/postgres.ts'
import { publishing } from './collector/publishing.ts'
import { receiving } from './collector/receiving.ts'
import { shares } from './collector/shares.ts'

const postgres = await startPostgres()
const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'bench-')))
const [one = '', other = ''] = folders
try {
  const places = [
    ['embedded', { data: one, database: null }],
    ['postgres', { data: other, database: await postgres.database() }],
  ] as const
  console.log(await receiving(places))
  console.log(`\n${shares()}\n`)
  console.log(await publishing(postgres))
} finally {
  await postgres.stop()
  for (const folder of folders) rmSync(folder, { recursive: true })
}
