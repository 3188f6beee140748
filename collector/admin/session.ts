/** Who has signed in to the admin pages. The browser holds a random name, the store its hash. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { type Collector, hoursFrom } from '../collector.ts'
import { sha256Hex } from '../signing/es256.ts'
import { cookie, cookieOf } from '../web/cookies.ts'

const SESSION_HOURS = 8

export interface Session {
  readonly hash: string
  /** Must come back with every form: another site cannot read it. */
  readonly formToken: string
}

/** @returns the cookie to set */
export async function beginSession({ store: { db }, now }: Collector, request: FastifyRequest): Promise<string> {
  const [name, formToken] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')]
  await db.deleteFrom('sessions').where('expires', '<', now()).execute()
  // The one that this browser had before ends: signing in anew leaves no other way in.
  await db
    .deleteFrom('sessions')
    .where('hash', '=', sha256Hex(cookieOf(request, 'session') ?? ''))
    .execute()
  await db
    .insertInto('sessions')
    .values({ hash: sha256Hex(name), form_token: formToken, expires: hoursFrom(now(), SESSION_HOURS) })
    .execute()
  return cookie(request, 'session', name, SESSION_HOURS * 3600)
}

export async function sessionOf({ store: { db }, now }: Collector, request: FastifyRequest): Promise<Session | null> {
  const row = await db
    .selectFrom('sessions')
    .selectAll()
    .where('hash', '=', sha256Hex(cookieOf(request, 'session') ?? ''))
    .where('expires', '>', now())
    // Begun while the clock stood ahead, it would last until then.
    .where('expires', '<=', hoursFrom(now(), SESSION_HOURS))
    .executeTakeFirst()
  return row ? { hash: row.hash, formToken: row.form_token } : null
}

export async function endSession(
  { store: { db } }: Collector,
  { hash }: Session,
  request: FastifyRequest,
): Promise<string> {
  await db.deleteFrom('sessions').where('hash', '=', hash).execute()
  return cookie(request, 'session', '', 0)
}

export function isFromOwnForm({ formToken }: Session, sent: unknown): boolean {
  const [own, other] = [Buffer.from(formToken), Buffer.from(String(sent))]
  return own.length === other.length && timingSafeEqual(own, other)
}
