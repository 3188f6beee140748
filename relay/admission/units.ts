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

/** Units that practise come without a code: so many at once, each so large, and gone once they were not heard of for so long. */
const MOST_PRACTICE = 300
const PRACTICE_MB = 20
const PRACTICE_MS = 48 * 3_600_000
/** What the operator sees them as. */
const PRACTICE_NAME = 'Övning'

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
  relay: Relay,
  { unit, device }: { readonly unit: string; readonly device: string },
  { code, steps }: AdmissionAsked,
): Promise<AdmissionAnswer> {
  const { store, now } = relay
  const practice = code === null
  if (practice) await makeRoomToPractise(relay, unit)
  const quota = await store.asUnit(unit, async (tx) => {
    const taken = practice ? null : await takeCode(tx, unit, hashOfCode(code), now())
    const offered = taken ?? { name: PRACTICE_NAME, quota: PRACTICE_MB * MEGABYTE }
    if (await isNew(tx, newUnit(unit, offered, now(), practice))) {
      await tx.deleteFrom('closed').where('unit', '=', unit).execute()
      await append(tx, unit, [0, ''], steps)
    } else if (practice ? !(await practises(tx, unit)) : taken?.unit !== unit)
      throw new RelayRefused({ refused: 'unit-exists' })
    if (!(await isMember(tx, unit, device))) throw new RelayRefused({ refused: 'not-signed' })
    return offered.quota
  })
  const { store: id } = await store.db.selectFrom('store').select('store').executeTakeFirstOrThrow()
  return { store: id, at: now(), key: store.key, quota }
}

/** Written before it is looked for: who begins the same unit at the same moment is waited for, and read as they left it. */
async function isNew(tx: Tx, unit: UnitRow): Promise<boolean> {
  const written = await tx
    .insertInto('units')
    .values(unit)
    .onConflict((there) => there.column('unit').doNothing())
    .executeTakeFirst()
  return written.numInsertedOrUpdatedRows === 1n
}

async function practises(tx: Tx, unit: string): Promise<boolean> {
  const there = await tx.selectFrom('units').select('practice').where('unit', '=', unit).executeTakeFirst()
  return there?.practice === 1
}

/** Of one that comes again, or within what there is room for; those that nobody uses any more go. */
async function makeRoomToPractise(relay: Relay, unit: string): Promise<void> {
  const { store, now } = relay
  const here = await store.asOperator((tx) =>
    tx.selectFrom('units').select(['unit', 'heard']).where('practice', '=', 1).execute(),
  )
  const over = here.filter(({ heard }) => heard < now() - PRACTICE_MS)
  for (const { unit } of over) await closeUnit(relay, unit)
  if (here.some((one) => one.unit === unit)) return
  if (here.length - over.length >= MOST_PRACTICE) throw new RelayRefused({ refused: 'too-many', wait: 3600 })
}

/** A code is the unit's that used it first, and good for that one again: its answer may have been lost. */
async function takeCode(tx: Tx, unit: string, hash: string, now: number) {
  // Takes the row's lock, so that who asks at the same moment is read as they left it.
  await tx.updateTable('codes').set({ hash }).where('hash', '=', hash).execute()
  const found = await tx
    .selectFrom('codes')
    .select(['name', 'quota', 'unit'])
    .where('hash', '=', hash)
    .where('expires', '>', now)
    // Made while the clock stood ahead, it would be good until then.
    .where('expires', '<=', now + CODE_LIFE_MS)
    .executeTakeFirst()
  if (!found || (found.unit !== null && found.unit !== unit)) throw new RelayRefused({ refused: 'bad-code' })
  await tx.updateTable('codes').set({ unit }).where('hash', '=', hash).execute()
  return found
}

const newUnit = (
  unit: string,
  { name, quota }: Pick<UnitRow, 'name' | 'quota'>,
  now: number,
  practice: boolean,
): UnitRow => ({
  ...{ unit, name, quota, used: 0, taken: 0, step: 0, head: '', dropped: 0, dropped_hash: sha256('') },
  ...{ admitted: now, heard: now, practice: practice ? 1 : 0 },
})

/** What the operator sees of a unit: all that the relay knows. */
export interface ListedUnit extends Pick<UnitRow, 'unit' | 'name' | 'quota' | 'used' | 'heard'> {
  readonly devices: number
}

export async function listUnits({ store }: Relay): Promise<readonly ListedUnit[]> {
  return await store.asOperator(async (tx) => {
    const rows = await tx
      .selectFrom('units')
      .leftJoin('members', (on) =>
        on
          .onRef('members.unit', '=', 'units.unit')
          .on('members.removed', 'is', null)
          // A reader is one device, whoever holds it.
          .on('members.tablet', '!=', 2),
      )
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

const ofUnit = [
  ...(['entries', 'rows', 'letters', 'logs', 'steps', 'members', 'requests'] as const),
  ...(['slip_units', 'slips', 'forms', 'reading', 'units'] as const),
]

/** Everything of a unit, for good; what is left is a receipt that says so. Null where the unit is not here. */
export async function closeUnit({ store, now, bell }: Relay, unit: string): Promise<SignedByRelay | null> {
  return await store.asUnit(unit, async (tx) => {
    const row = await tx.selectFrom('units').selectAll().where('unit', '=', unit).executeTakeFirst()
    if (!row) return null
    const at = now()
    const signed = store.signDocument({ schema: 'relay-closed-1', unit, entries: row.taken, bytes: row.used, at })
    for (const table of ofUnit) await tx.deleteFrom(table).where('unit', '=', unit).execute()
    await tx
      .insertInto('closed')
      .values({ unit, at, taken: row.taken, receipt: JSON.stringify(signed) })
      .execute()
    await bell.ring(tx, unit, 'members')
    return signed
  })
}
