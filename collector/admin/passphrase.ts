/** The one passphrase of the collector's staff, kept as scrypt with a salt of its own; and the code of a first start. */
import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { codeAlphabet, fourWords, readCode } from '#aggregate'
import type { Collector } from '../collector.ts'
import type { Db } from '../store/tables.ts'
import type { Refusal } from '../words/refusals.ts'
import { shortestPassphrase } from './passphrase-rule.ts'
import { stretched } from './stretch.ts'

/** Seconds: the queue of those who sign in is soon shorter. */
const WAIT_S = 5

export async function isPassphraseSet(db: Db): Promise<boolean> {
  return (await db.selectFrom('passphrase').select('id').executeTakeFirst()) !== undefined
}

/** @returns false when one is set already. @param passphrase judged by `faultOfPassphrase` before */
export async function setPassphrase({ store: { db }, now }: Collector, passphrase: string): Promise<boolean | Refusal> {
  const salt = randomBytes(16).toString('hex')
  const hash = await stretched(passphrase, salt)
  if (hash === null) return { refused: 'busy', wait: WAIT_S }
  const done = await db
    .insertInto('passphrase')
    .values({ id: 1, salt, hash, set_at: now() })
    .onConflict((id) => id.column('id').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Everybody is signed out. The next start shows a new code. */
export async function forgetPassphrase(db: Db): Promise<void> {
  await db.deleteFrom('sessions').execute()
  await db.deleteFrom('passphrase').execute()
}

export async function isPassphrase({ store: { db } }: Collector, tried: string): Promise<boolean | Refusal> {
  const kept = await db.selectFrom('passphrase').selectAll().executeTakeFirst()
  // One that could not have been chosen costs nothing to refuse.
  if (!kept || [...tried].length < shortestPassphrase) return false
  const hash = await stretched(tried, kept.salt)
  return hash === null ? { refused: 'busy', wait: WAIT_S } : timingSafeEqual(Buffer.from(hash), Buffer.from(kept.hash))
}

/** Eight words of 256, drawn by chance: 64 bits. */
export function drawnPassphrase(): string {
  return [...fourWords(randomBytes(4)), ...fourWords(randomBytes(4))].join(' ')
}

/** Shown in the terminal until a passphrase is set: only who can see it may set one. New at every start. */
export function makeSetupCode(): string {
  return Array.from({ length: 10 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
}

export function isSetupCode(code: string, tried: string): boolean {
  const [own, other] = [Buffer.from(code), Buffer.from(readCode(tried))]
  return own.length === other.length && timingSafeEqual(own, other)
}
