import { afterAll, beforeAll } from 'vitest'
import { startPostgres, type TestPostgres } from '../collector/postgres.ts'
import { devicesAtRelay } from './relay-contract.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 120_000)
afterAll(async () => await postgres.stop())

devicesAtRelay(async () => ({ RELAY_DATABASE_URL: await postgres.database() }))
