/** The one passphrase of the collector's staff, kept as scrypt with a salt of its own; and the code of a first start. */
import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { codeAlphabet, fourWords, readCode } from '#aggregate'
import type { Collector } from '../collector.ts'
import { sha256Hex } from '../signing/es256.ts'
import type { Db } from '../store/tables.ts'
import type { Refusal } from '../words/refusals.ts'
import { hashPassphrase } from './hash-passphrase.ts'
import { shortestPassphrase } from './passphrase-rule.ts'

/** Seconds: the queue of those who sign in is soon shorter. */
const WAIT_S = 5

export async function isPassphraseSet(db: Db): Promise<boolean> {
  return (await db.selectFrom('passphrase').select('id').executeTakeFirst()) !== undefined
}

/** @returns false when one is set already. @param passphrase judged by `faultOfPassphrase` before */
export async function setPassphrase({ store: { db }, now }: Collector, passphrase: string): Promise<boolean | Refusal> {
  const salt = randomBytes(16).toString('hex')
  const hash = await hashPassphrase(passphrase, salt)
  if (hash === null) return { refused: 'busy', wait: WAIT_S }
  const done = await db
    .insertInto('passphrase')
    .values({ id: 1, salt, hash, set_at: now() })
    .onConflict((id) => id.column('id').doNothing())
    .executeTakeFirst()
  await db.deleteFrom('start_code').execute()
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
  const hash = await hashPassphrase(tried, kept.salt)
  return hash === null ? { refused: 'busy', wait: WAIT_S } : timingSafeEqual(Buffer.from(hash), Buffer.from(kept.hash))
}

/** Eight words of 256, drawn by chance: 64 bits. */
export function drawnPassphrase(): string {
  return [...fourWords(randomBytes(4)), ...fourWords(randomBytes(4))].join(' ')
}

/**
 * Shown in the terminal until a passphrase is set: only who can see it may set one. New at every start; of several
 * processes that of the one which started last holds, at all of them. Null once a passphrase is set.
 */
export async function newSetupCode(db: Db): Promise<string | null> {
  if (await isPassphraseSet(db)) return null
  const code = Array.from({ length: 10 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
  const hash = hashOfSetupCode(code)
  await db
    .insertInto('start_code')
    .values({ id: 1, hash })
    .onConflict((id) => id.column('id').doUpdateSet({ hash }))
    .execute()
  return code
}

export async function isSetupCode(db: Db, tried: string): Promise<boolean> {
  const kept = await db.selectFrom('start_code').select('hash').executeTakeFirst()
  return kept !== undefined && timingSafeEqual(Buffer.from(kept.hash), Buffer.from(hashOfSetupCode(tried)))
}

const hashOfSetupCode = (typed: string): string => sha256Hex(`mattstock-start-code\n${readCode(typed)}`)
