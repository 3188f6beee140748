/**
 * The running hand-over's key at rest, in two shares of which neither says anything alone. One lies in the database, which
 * keeps old versions of its rows until it tidies up. The other lies in a private file of fixed length that is written over
 * in place and flushed: from then on the key is gone, whatever else the disk still holds.
 */
import { type Bytes, random } from '../crypto/bytes.ts'
import { aesKey } from '../crypto/seal.ts'
import type { Place } from '../vault.ts'
import { privateFolder } from './database-name.ts'

export const SHARE_FILE = 'session.key'
export const SHARE_BYTES = 32

export interface Shares {
  readonly inDatabase: Bytes
  readonly inFile: Bytes
}

/** New shares each time: an old one of either kind opens nothing with a new one. */
export function split(raw: Bytes): Shares {
  const inFile = random(SHARE_BYTES)
  return { inFile, inDatabase: xor(raw, inFile) }
}

export const joinedKey = ({ inDatabase, inFile }: Shares): Promise<CryptoKey> => aesKey(xor(inDatabase, inFile))

/** What the file holds, or null where there is none or it was written over. Reads alone: the early read does so too. */
export async function shareInFile(place: Place): Promise<Bytes | null> {
  try {
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle(privateFolder(place))
    const file = await (await folder.getFileHandle(SHARE_FILE)).getFile()
    const share = new Uint8Array(await file.arrayBuffer())
    return share.length === SHARE_BYTES && share.some((byte) => byte !== 0) ? share : null
  } catch {
    return null
  }
}

function xor(one: Bytes, other: Bytes): Bytes {
  return one.map((byte, i) => byte ^ (other[i] ?? 0))
}
