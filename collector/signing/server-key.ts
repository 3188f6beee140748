/**
 * The key that the collector signs with. Devices pin it when they enrol, so it lives in the store and in its backups. A
 * new key is endorsed by the one before it: a device that pinned the old one can follow.
 */
import { randomBytes } from 'node:crypto'
import type { PublicKey, SignedDocument } from '#aggregate'
import type { Store } from '../store/open.ts'
import type { Db, KeyRow, Tx } from '../store/tables.ts'
import { makeKey, type PrivateKey, sha256Hex, signBytes } from './es256.ts'

export interface ServerKey {
  readonly kid: string
  readonly publicKey: PublicKey
  signDocument(content: unknown): SignedDocument
  /** The same bytes under this key, as they are where it has signed them. */
  signAgain(document: SignedDocument): SignedDocument
}

/** What `GET /v1/keys` says of a key. */
export interface PublishedKey {
  readonly kid: string
  readonly publicKey: PublicKey
  readonly since: string
  readonly until: string | null
  readonly endorsement: string | null
}

/** At a first start; of two that start at once, one. */
export async function makeFirstKey(db: Db, now: string): Promise<void> {
  if (await db.selectFrom('keys').select('kid').executeTakeFirst()) return
  await db
    .insertInto('keys')
    .values(newRow(now, null))
    .onConflict((number) => number.column('number').doNothing())
    .execute()
}

/** Asked of the store each time: another process may have made a new one. */
export async function currentKey(db: Db | Tx): Promise<ServerKey> {
  return serverKey(await db.selectFrom('keys').selectAll().where('until', 'is', null).executeTakeFirstOrThrow())
}

/**
 * Hashes what must not be readable from the store, as an address that tried a code: under the first key, which stays what
 * it is, so that tries are counted on when a new key is made.
 */
export async function blurring(db: Db): Promise<(text: string) => string> {
  const { d } = await db.selectFrom('keys').select('d').where('number', '=', 1).executeTakeFirstOrThrow()
  return (text) => sha256Hex(`${d}\n${text}`).slice(0, 32)
}

/** The old key signs the new one and is retired; earlier receipts stay valid under it. */
export async function rotateKey({ db, inTurn }: Pick<Store, 'db' | 'inTurn'>, now: string): Promise<ServerKey> {
  const rotate = async (tx: Tx) => {
    const old = await tx.selectFrom('keys').selectAll().where('until', 'is', null).executeTakeFirstOrThrow()
    await tx.updateTable('keys').set({ until: now }).where('kid', '=', old.kid).execute()
    return serverKey(await tx.insertInto('keys').values(newRow(now, old)).returningAll().executeTakeFirstOrThrow())
  }
  return await inTurn('signing key', () => db.transaction().execute(rotate))
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
  const { kid } = row
  const key = privateHalf(row)
  const sign = (bytes: Buffer, payload: string): SignedDocument => ({
    ...{ payload, sig: signBytes(bytes, key), alg: 'ES256', kid },
  })
  return {
    kid,
    publicKey: publicHalf(row),
    signDocument(content) {
      const bytes = Buffer.from(JSON.stringify(content))
      return sign(bytes, bytes.toString('base64url'))
    },
    signAgain: (document) =>
      document.kid === kid ? document : sign(Buffer.from(document.payload, 'base64url'), document.payload),
  }
}

const publicHalf = ({ x, y }: Pick<KeyRow, 'x' | 'y'>): PublicKey => ({ kty: 'EC', crv: 'P-256', x, y })
const privateHalf = (row: KeyRow): PrivateKey => ({ ...publicHalf(row), d: row.d })
