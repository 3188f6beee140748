import { homeContract } from './home-contract.ts'

homeContract(async () => ({}))
