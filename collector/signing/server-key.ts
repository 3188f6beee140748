/**
 * The key that the collector signs with. Devices pin it when they enrol, so it lives in the store and in its backups. A
 * new key is endorsed by the one before it: a device that pinned the old one can follow.
 */
import { randomBytes } from 'node:crypto'
import type { PublicKey, SignedDocument } from '#aggregate'
import type { Db, KeyRow } from '../store/tables.ts'
import { makeKey, type PrivateKey, sha256Hex, signBytes } from './es256.ts'

export interface ServerKey {
  readonly kid: string
  readonly publicKey: PublicKey
  signDocument(content: unknown): SignedDocument
  /** Hash of a thing that must not be readable from the store, as an address that tried a code. */
  blur(text: string): string
}

/** What `GET /v1/keys` says of a key. */
export interface PublishedKey {
  readonly kid: string
  readonly publicKey: PublicKey
  readonly since: string
  readonly until: string | null
  readonly endorsement: string | null
}

export async function currentKey(db: Db, now: string): Promise<ServerKey> {
  const row = await db.selectFrom('keys').selectAll().where('until', 'is', null).executeTakeFirst()
  return serverKey(
    row ?? (await db.insertInto('keys').values(newRow(now, null)).returningAll().executeTakeFirstOrThrow()),
  )
}

/** The old key signs the new one and is retired; earlier receipts stay valid under it. */
export async function rotateKey(db: Db, now: string): Promise<ServerKey> {
  return await db.transaction().execute(async (tx) => {
    const old = await tx.selectFrom('keys').selectAll().where('until', 'is', null).executeTakeFirstOrThrow()
    await tx.updateTable('keys').set({ until: now }).where('kid', '=', old.kid).execute()
    return serverKey(await tx.insertInto('keys').values(newRow(now, old)).returningAll().executeTakeFirstOrThrow())
  })
}

export async function publishedKeys(db: Db): Promise<readonly PublishedKey[]> {
  const rows = await db.selectFrom('keys').selectAll().orderBy('number').execute()
  return rows.map(({ kid, since, until, endorsement, ...key }) => ({
    kid,
    publicKey: publicHalf(key),
    since,
    until,
    endorsement,
  }))
}

function newRow(now: string, before: KeyRow | null): KeyRow {
  const { x, y, d } = makeKey()
  const kid = randomBytes(6).toString('hex')
  const words = Buffer.from(`mattstock-key-1\n${kid}\n${x}\n${y}`)
  return {
    kid,
    number: (before?.number ?? 0) + 1,
    x,
    y,
    d,
    since: now,
    until: null,
    endorsement: before && signBytes(words, privateHalf(before)),
  }
}

function serverKey(row: KeyRow): ServerKey {
  const key = privateHalf(row)
  return {
    kid: row.kid,
    publicKey: publicHalf(row),
    signDocument(content) {
      const bytes = Buffer.from(JSON.stringify(content))
      return { payload: bytes.toString('base64url'), sig: signBytes(bytes, key), alg: 'ES256', kid: row.kid }
    },
    blur: (text) => sha256Hex(`${row.d}\n${text}`).slice(0, 32),
  }
}

const publicHalf = ({ x, y }: Pick<KeyRow, 'x' | 'y'>): PublicKey => ({ kty: 'EC', crv: 'P-256', x, y })
const privateHalf = (row: KeyRow): PrivateKey => ({ ...publicHalf(row), d: row.d })
