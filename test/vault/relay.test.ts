import { devicesAtRelay } from './relay-contract.ts'

devicesAtRelay(async () => ({}))
