/**
 * Regions' servers, which units come through: the operator makes each a key, shown once. Behind one that shows its key, what can
 * be guessed is counted by where it came from there; without it the server is one address like others.
 */
import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Collector } from '../collector.ts'
import { attempt } from '../limits.ts'
import { sha256Hex } from '../signing/es256.ts'
import type { RegionRow } from '../store/tables.ts'
import type { Refusal } from '../words/refusals.ts'

/** @returns its key, of which the store keeps the hash; null where there is a region of that name */
export async function addRegion({ store: { db }, now }: Collector, name: string): Promise<string | null> {
  const key = randomBytes(32).toString('base64url')
  const added = await db
    .insertInto('regions')
    .values({ name, key_hash: sha256Hex(key), added: now() })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? key : null
}

/** @returns whether there was one. Units go on coming through its server, as from any address. */
export async function removeRegion({ store: { db } }: Collector, name: string): Promise<boolean> {
  const done = await db.deleteFrom('regions').where('name', '=', name).executeTakeFirst()
  return done.numDeletedRows === 1n
}

export async function allRegions({ store: { db } }: Collector): Promise<readonly RegionRow[]> {
  return await db.selectFrom('regions').selectAll().orderBy('name').execute()
}

/** 16 bytes in base64url, by which a region's server tells its own networks apart and the collector none. */
const networkOfRegion = /^[A-Za-z0-9_-]{22}$/

interface Sender {
  readonly who: string
  /** Null for whoever comes by themselves. */
  readonly region: string | null
}

async function senderOf({ store: { db } }: Collector, { headers, ip }: FastifyRequest): Promise<Sender> {
  const { 'mattstock-region': key, 'mattstock-network': network } = headers
  if (typeof key !== 'string' || typeof network !== 'string' || !networkOfRegion.test(network))
    return { who: ip, region: null }
  const found = await db.selectFrom('regions').select('name').where('key_hash', '=', sha256Hex(key)).executeTakeFirst()
  return found ? { who: `${found.name} ${network}`, region: found.name } : { who: ip, region: null }
}

/**
 * An attempt of somebody who is not known by name. Wrong codes from a region count for it as well, whatever networks its server
 * says they come from.
 */
export async function attemptFrom<T>(
  collector: Collector,
  purpose: 'code' | 'stranger' | 'practice',
  request: FastifyRequest,
  work: () => Promise<T>,
  failed: (answer: T) => boolean,
): Promise<T | Refusal> {
  const { who, region } = await senderOf(collector, request)
  const once = () => attempt(collector, purpose, who, work, failed)
  if (purpose !== 'code' || region === null) return await once()
  const tooMany = (answer: T | Refusal) => isTooMany(answer) || failed(answer as T)
  return await attempt(collector, 'region', region, once, tooMany)
}

const isTooMany = (answer: unknown) => (answer as Partial<Refusal>).refused === 'too-many'
