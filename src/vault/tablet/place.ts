/** A tablet in the waiting room as it lies on disk: no header, no key slot and no key of the unit; what it signs with, what it is sealed to, and where answers go. */

import { type Bytes, base64, idOfKey, joined, unbase64 } from '../crypto/bytes.ts'
import { newUnitKey } from '../crypto/unit-key.ts'
import type { Signer } from '../disk/log.ts'
import { put, type Row } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import { type Chain, inboxIn } from '../relay-client/chain.ts'
import type { Inbox } from '../session/session.ts'

export type TabletRow = Extract<Row<'meta'>, { id: 'tablet' }>
export type TabletKeys = Pick<TabletRow, 'signing' | 'sealing'>

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' }

/** Of a device of no unit yet. */
export const newTabletKeys = async (): Promise<TabletKeys> => ({
  signing: await newSigning(),
  sealing: await newUnitKey(),
})

export async function newSigning(): Promise<TabletKeys['signing']> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const [jwk, pkcs8] = await Promise.all([
    crypto.subtle.exportKey('jwk', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ])
  const point = joined(new Uint8Array([4]), unbase64(jwk.x ?? ''), unbase64(jwk.y ?? ''))
  return { public: base64(point), pkcs8: base64(new Uint8Array(pkcs8)) }
}

export async function signerBy({ signing }: Pick<TabletKeys, 'signing'>): Promise<Signer> {
  const key = await crypto.subtle.importKey('pkcs8', unbase64(signing.pkcs8), ALGORITHM, false, ['sign'])
  return {
    id: await idOfKey(signing.public),
    public: signing.public,
    sign: async (bytes: Bytes) =>
      new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes)),
  }
}

/** Journalled: a browser that clears its database leaves a tablet that goes on. Throws where the chain names no inbox. */
export async function writeTablet(store: Store, unit: string, chain: Chain, keys: TabletKeys): Promise<void> {
  const [genesis, inbox] = [chain[0]?.id, inboxIn(chain)]
  if (!genesis || !inbox) throw new Error('a chain that lets no tablet in')
  const row = { id: 'tablet', unit, genesis, ...keys, inbox } as const
  await store.commit(async () => ({ ops: [put('meta', row)], local: [{ set: 'relayChain', to: chain }] }))
}

export const inboxOfTablet = (row: TabletRow): Inbox => ({ unit: row.unit, inbox: row.inbox, meta: row })
