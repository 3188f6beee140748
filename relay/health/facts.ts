/**
 * How things stand with the relay: how many, how much and how recently, for whoever runs it. Reads the store and the bell; tells
 * nothing of any one unit, and of what lies there nothing but its size.
 */
import { CLOCK_ROOM_MS } from '#aggregate'
import type { Gauge } from '#serving'
import type { Relay } from '../relay.ts'
import type { Tx } from '../store/tables.ts'

export interface RelayHealth {
  /** Units that are no practice units, and how many of them have asked for anything within a day. */
  readonly units: { readonly all: number; readonly heard: number }
  /** Their devices, and how many of them have asked for anything within five minutes. */
  readonly devices: { readonly all: number; readonly heard: number }
  /** Bytes of entries and rows, of practice units too. */
  readonly bytes: number
  /** When the last backup was written, and restored on trial; null where there is none. */
  readonly backup: number | null
  /** Devices that wait to hear of news at this process. */
  readonly waiting: number
  /** Whether this process hears what comes to the others. */
  readonly hears: boolean
}

const DAY_MS = 24 * 3_600_000

export async function healthOf({ store, bell, now }: Relay): Promise<RelayHealth> {
  const at = now()
  const stored = await store.asOperator(async (tx) => ({
    units: await unitsOf(tx, at - DAY_MS),
    devices: await devicesOf(tx, at - CLOCK_ROOM_MS),
    bytes: await bytesOf(tx),
    backup: (await tx.selectFrom('store').select('backup').executeTakeFirstOrThrow()).backup,
  }))
  return { ...stored, ...bell.standing() }
}

async function unitsOf(tx: Tx, since: number): Promise<RelayHealth['units']> {
  const rows = await tx.selectFrom('units').select('heard').where('practice', '=', 0).execute()
  return { all: rows.length, heard: rows.filter(({ heard }) => heard >= since).length }
}

/** Heard of by the nonces of their requests, which are kept for as long as a request would be believed. */
async function devicesOf(tx: Tx, since: number): Promise<RelayHealth['devices']> {
  const devices = tx.selectFrom('members').innerJoin('units', 'units.unit', 'members.unit')
  const real = devices.where('practice', '=', 0).where('removed', 'is', null)
  const heard = real.where((eb) =>
    eb.exists(
      eb
        .selectFrom('requests')
        .select('nonce')
        .whereRef('requests.unit', '=', 'members.unit')
        .whereRef('requests.device', '=', 'members.device')
        .where('at', '>=', since),
    ),
  )
  const counted = async (those: typeof real) =>
    Number((await those.select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
  return { all: await counted(real), heard: await counted(heard) }
}

async function bytesOf(tx: Tx): Promise<number> {
  const { sum } = await tx
    .selectFrom('units')
    .select((eb) => eb.fn.sum('used').as('sum'))
    .executeTakeFirstOrThrow()
  return Number(sum ?? 0)
}

/** The same for a program. */
export function gaugesOf({ units, devices, bytes, backup, waiting, hears }: RelayHealth): readonly Gauge[] {
  const gauge = (name: string, value: number | null, help: string): Gauge => ({ name: `relay_${name}`, value, help })
  return [
    gauge('units', units.all, 'Units on the relay that are no practice units.'),
    gauge('units_heard', units.heard, 'Of them those that were heard of within a day.'),
    gauge('devices', devices.all, 'Devices of these units.'),
    gauge('devices_heard', devices.heard, 'Of them those that were heard of within five minutes.'),
    gauge('kept_bytes', bytes, 'Sealed entries and rows.'),
    gauge('backup_timestamp_seconds', backup && backup / 1000, 'When the last backup was written and tried.'),
    gauge('waiting', waiting, 'Devices that wait for news at this process.'),
    gauge('hears', hears ? 1 : 0, 'Whether this process hears what comes to the others.'),
  ]
}
