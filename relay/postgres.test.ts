import { afterAll, beforeAll } from 'vitest'
import { startPostgres, type TestPostgres } from '../test/collector/postgres.ts'
import { relayContract } from './contract.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 120_000)
afterAll(async () => await postgres.stop())

relayContract(async () => ({ RELAY_DATABASE_URL: await postgres.database() }))
