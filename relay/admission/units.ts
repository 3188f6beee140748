/** How units come and go: a one-time code from the operator, a quota, and deletion with a receipt. */
import { randomInt } from 'node:crypto'
import { codeAlphabet, codeLength, readCode } from '#aggregate'
import { sha256Hex } from '#serving'
import { append, isMember } from '../devices/chain.ts'
import { sha256 } from '../hashes.ts'
import type { AdmissionAnswer, AdmissionAsked, SignedByRelay } from '../protocol/shapes.ts'
import { RelayRefused } from '../refused.ts'
import type { Relay } from '../relay.ts'
import type { Tx, UnitRow } from '../store/tables.ts'

const CODE_LIFE_MS = 24 * 3_600_000
export const USUAL_QUOTA_MB = 1000
export const MEGABYTE = 1_000_000

/** @returns the code, grouped for reading. It is shown once; the store keeps its hash. */
export async function makeCode({ store: { db }, now }: Relay, name: string, megabytes: number): Promise<string> {
  const code = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
  await db.deleteFrom('codes').where('expires', '<', now()).execute()
  await db
    .insertInto('codes')
    .values({ hash: hashOfCode(code), name, quota: megabytes * MEGABYTE, expires: now() + CODE_LIFE_MS, unit: null })
    .execute()
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

const hashOfCode = (typed: string): string => sha256Hex(`mattstock-relay-code\n${readCode(typed)}`)

/** The unit is here from now on, with the chain that says who may ask. */
export async function admit(
  { store, now }: Relay,
  { unit, device }: { readonly unit: string; readonly device: string },
  { code, steps }: AdmissionAsked,
): Promise<AdmissionAnswer> {
  const quota = await store.asUnit(unit, async (tx) => {
    const found = await useCode(tx, unit, hashOfCode(code), now())
    const there = await tx.selectFrom('units').select('unit').where('unit', '=', unit).executeTakeFirst()
    if (there && found.unit !== unit) throw new RelayRefused({ refused: 'unit-exists' })
    if (!there) {
      await tx.deleteFrom('closed').where('unit', '=', unit).execute()
      await tx
        .insertInto('units')
        .values(newUnit(unit, found.name, found.quota, now()))
        .execute()
      await append(tx, unit, [0, ''], steps)
    }
    if (!(await isMember(tx, unit, device))) throw new RelayRefused({ refused: 'not-signed' })
    return found.quota
  })
  const { store: id } = await store.db.selectFrom('store').select('store').executeTakeFirstOrThrow()
  return { store: id, at: now(), key: store.key, quota }
}

/** Two units with one code at the same moment: the one whose update finds it unused has it. */
async function useCode(tx: Tx, unit: string, hash: string, now: number) {
  const found = await tx
    .selectFrom('codes')
    .select(['name', 'quota', 'unit'])
    .where('hash', '=', hash)
    .where('expires', '>', now)
    // Made while the clock stood ahead, it would be good until then.
    .where('expires', '<=', now + CODE_LIFE_MS)
    .executeTakeFirst()
  if (found?.unit === unit) return found
  const used = await tx
    .updateTable('codes')
    .set({ unit })
    .where('hash', '=', hash)
    .where('unit', 'is', null)
    .executeTakeFirst()
  if (!found || used.numUpdatedRows !== 1n) throw new RelayRefused({ refused: 'bad-code' })
  return found
}

const newUnit = (unit: string, name: string, quota: number, now: number): UnitRow => ({
  ...{ unit, name, quota, used: 0, taken: 0, step: 0, head: '', dropped: 0, dropped_hash: sha256('') },
  ...{ admitted: now, heard: now },
})

/** What the operator sees of a unit: all that the relay knows. */
export interface ListedUnit extends Pick<UnitRow, 'unit' | 'name' | 'quota' | 'used' | 'heard'> {
  readonly devices: number
}

export async function listUnits({ store }: Relay): Promise<readonly ListedUnit[]> {
  return await store.asOperator(async (tx) => {
    const rows = await tx
      .selectFrom('units')
      .leftJoin('members', (on) => on.onRef('members.unit', '=', 'units.unit').on('members.removed', 'is', null))
      .select((eb) => [
        ...(['units.unit', 'name', 'quota', 'used', 'heard'] as const),
        eb.fn.count('members.device').as('devices'),
      ])
      .groupBy(['units.unit', 'name', 'quota', 'used', 'heard'])
      .orderBy('name')
      .execute()
    return rows.map((row) => ({ ...row, devices: Number(row.devices) }))
  })
}

/** @returns whether the unit is here */
export async function setQuota({ store }: Relay, unit: string, megabytes: number): Promise<boolean> {
  const done = await store.asUnit(unit, (tx) =>
    tx
      .updateTable('units')
      .set({ quota: megabytes * MEGABYTE })
      .where('unit', '=', unit)
      .executeTakeFirst(),
  )
  return done.numUpdatedRows === 1n
}

/** Everything of a unit, for good; what is left is a receipt that says so. Null where the unit is not here. */
export async function closeUnit({ store, now, bell }: Relay, unit: string): Promise<SignedByRelay | null> {
  const receipt = await store.asUnit(unit, async (tx) => {
    const row = await tx.selectFrom('units').selectAll().where('unit', '=', unit).executeTakeFirst()
    if (!row) return null
    const at = now()
    const signed = store.signDocument({ schema: 'relay-closed-1', unit, entries: row.taken, bytes: row.used, at })
    for (const table of ['entries', 'rows', 'logs', 'steps', 'members', 'requests', 'units'] as const)
      await tx.deleteFrom(table).where('unit', '=', unit).execute()
    await tx
      .insertInto('closed')
      .values({ unit, at, taken: row.taken, receipt: JSON.stringify(signed) })
      .execute()
    return signed
  })
  if (receipt) await bell.ring(unit, 'members')
  return receipt
}
