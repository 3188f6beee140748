import { relayContract } from './contract.ts'

relayContract(async () => ({}))
