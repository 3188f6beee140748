/** The one passphrase of the collector's staff, kept as scrypt with a salt of its own; and the code of a first start. */
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { codeAlphabet, readCode } from '#aggregate'
import type { Collector } from '../collector.ts'
import type { Db } from '../store/tables.ts'

export const shortestPassphrase = 12

// 128 MiB and about half a second: OWASP's first choice for scrypt.
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 }
const derive = promisify<string, string, number, typeof cost, Buffer>(scrypt)
const hashOf = async (passphrase: string, salt: string) =>
  (await derive(passphrase.normalize('NFKC'), salt, 32, cost)).toString('hex')

export async function isPassphraseSet(db: Db): Promise<boolean> {
  return (await db.selectFrom('passphrase').select('id').executeTakeFirst()) !== undefined
}

export async function setPassphrase({ store: { db }, now }: Collector, passphrase: string): Promise<boolean> {
  const salt = randomBytes(16).toString('hex')
  const done = await db
    .insertInto('passphrase')
    .values({ id: 1, salt, hash: await hashOf(passphrase, salt), set_at: now() })
    .onConflict((id) => id.column('id').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Everybody is signed out. The next start shows a new code. */
export async function forgetPassphrase(db: Db): Promise<void> {
  await db.deleteFrom('sessions').execute()
  await db.deleteFrom('passphrase').execute()
}

export async function isPassphrase({ store: { db } }: Collector, tried: string): Promise<boolean> {
  const kept = await db.selectFrom('passphrase').selectAll().executeTakeFirst()
  if (!kept) return false
  return timingSafeEqual(Buffer.from(await hashOf(tried, kept.salt)), Buffer.from(kept.hash))
}

/** Shown in the terminal until a passphrase is set: only who can see it may set one. New at every start. */
export function makeSetupCode(): string {
  return Array.from({ length: 10 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
}

export function isSetupCode(code: string, tried: string): boolean {
  const [own, other] = [Buffer.from(code), Buffer.from(readCode(tried))]
  return own.length === other.length && timingSafeEqual(own, other)
}
