/**
 * What a backup says of itself, sealed under the unit's data key and bound to all that stands before it: whoever has no
 * key of the unit can neither take rows out nor put any in, though the running hash is anybody's to make.
 */
import * as z from 'zod'
import { type Header, openEpochs, type UnitKeys } from '../crypto/epochs.ts'
import { type Holder, holderBy } from '../crypto/members.ts'
import { derivedKey } from '../crypto/passphrase-key.ts'
import { readRecoveryCode } from '../crypto/recovery-code.ts'
import { openJson, sealJson } from '../crypto/seal.ts'
import type { Kept } from '../records.ts'

const manifest = z.strictObject({
  /** When it was made, by that device's clock. */
  at: z.iso.datetime(),
  cases: z.number().int().nonnegative(),
  /** Cases that were erased: their rows are gone, as they should be. */
  erased: z.number().int().nonnegative(),
  records: z.number().int().nonnegative(),
  /** Rows that some entry of the log names, and that are not here though nobody erased them. */
  missing: z.number().int().nonnegative(),
  /** When the newest record was written. */
  newest: z.iso.datetime(),
})
export type Manifest = z.infer<typeof manifest>

/** `all` are the records as they stand in memory, removed ones and tombstones too. */
export function manifestOf(all: readonly Kept[], standing: readonly Kept[], missing: number, at: string): Manifest {
  const cases = new Set(standing.flatMap(({ body, caseId }) => (body.kind === 'case' ? [caseId] : [])))
  return {
    at,
    cases: cases.size,
    erased: all.filter(({ body }) => body.kind === 'tombstone' && body.rows !== undefined && body.log !== 'only')
      .length,
    records: all.length,
    missing,
    newest: all.reduce((latest, record) => (record.at > latest ? record.at : latest), all[0]?.at ?? at),
  }
}

const backupAad = (unit: string, hash: string) => `backup|${unit}|${hash}`

/** `hash` is the running hash of the line before. */
export const sealManifest = (keys: UnitKeys, unit: string, hash: string, it: Manifest): Promise<string> =>
  sealJson(keys.newest.data, backupAad(unit, hash), it)

/** Opens with a passphrase, or the sheet's code. `forged-backup` where the unit opens and the manifest does not. */
export async function openManifest(
  header: Header,
  hash: string,
  box: string,
  typed: string,
): Promise<Manifest | { readonly refused: 'wrong-passphrase' | 'forged-backup' }> {
  const holder = await typedBy(header, typed)
  if (!holder) return { refused: 'wrong-passphrase' }
  const keys = await openEpochs(header, holder)
  const plain = keys && (await openJson(keys.newest.data, backupAad(header.unit, hash), box).catch(() => null))
  const read = manifest.safeParse(plain)
  return read.success ? read.data : { refused: 'forged-backup' }
}

async function typedBy(header: Header, typed: string): Promise<Holder | null> {
  const read = readRecoveryCode(typed)
  const secret = await derivedKey('code' in read ? read.code : typed, header.derivation)
  return holderBy(header, secret, 'code' in read ? 'recovery' : 'passphrase')
}
