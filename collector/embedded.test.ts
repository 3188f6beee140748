import { collectorContract } from './contract.ts'

collectorContract(async () => ({}))
