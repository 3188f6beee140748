/**
 * One queue for hashing passphrases. Each takes 128 MiB and one of the four threads that Node also reads files with, so
 * one is hashed at a time and few may wait: the rest are told to come back, before anything has been done for them.
 */
import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { SCRYPT_N } from './costs.ts'

const cost = { N: SCRYPT_N, r: 8, p: 1, maxmem: 2 ** 28 }
const derive = promisify<string, string, number, typeof cost, Buffer>(scrypt)

/** So that the last who waits has an answer after eight derivations, before a browser or a proxy gives up. */
const mostWaiting = 8

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** @returns 32 bytes in hex, or null when too many wait already */
export async function hashPassphrase(passphrase: string, salt: string): Promise<string | null> {
  if (waiting >= mostWaiting) return null
  waiting += 1
  const work = async () => (await derive(passphrase.normalize('NFKC'), salt, 32, cost)).toString('hex')
  const mine = last.then(work, work)
  last = mine
  try {
    return await mine
  } finally {
    waiting -= 1
  }
}
