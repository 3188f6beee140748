/** `POST /v1/vault/sync`: what is sent is on the disk before anything is receipted, and what the asker lacks is given. */
import { randomBytes } from 'node:crypto'
import { sha256 } from '../hashes.ts'
import type { RelayReceipt, SyncAnswer, SyncAsked } from '../protocol/shapes.ts'
import { type Vector, vectorText } from '../protocol/texts.ts'
import { RelayRefused } from '../refused.ts'
import type { Relay } from '../relay.ts'
import type { LogRow, Tx, UnitRow } from '../store/tables.ts'
import { missing } from './missing.ts'
import { droppedOf, dropRows, keepRows, lackingRows } from './rows.ts'
import { takeEntries } from './take.ts'

export interface Synced {
  readonly answer: SyncAnswer
  /** Something of this request made a fork. */
  readonly forked: boolean
}

export async function sync(relay: Relay, unit: string, asked: SyncAsked): Promise<Synced> {
  const { store, bell } = relay
  const sends = asked.entries.length + asked.rows.length + asked.drop.length > 0
  const { put, taken, ...rest } = await store.asUnit(unit, async (tx) => {
    const put = sends ? await keep(tx, await unitRow(tx, unit, store.kind === 'postgres'), asked) : nothing
    if (put.changed) await bell.ring(tx, unit, 'something')
    return { ...put, ...(await answered(tx, unit, asked)), put }
  })
  const at = relay.now()
  const { vector, store: id } = rest.answer
  store.receipted(taken, id)
  const receipt: RelayReceipt = { schema: 'relay-receipt-1', unit, vector: sha256(vectorText(vector)), store: id, at }
  const answer = { ...rest.answer, refused: put.refused, at, receipt: store.signDocument(receipt) }
  return { answer, forked: put.forked }
}

/** @param hold until the transaction ends: who writes to one unit's logs does so one after the other */
async function unitRow(tx: Tx, unit: string, hold: boolean): Promise<UnitRow> {
  const asked = tx.selectFrom('units').selectAll().where('unit', '=', unit)
  return await (hold ? asked.forUpdate() : asked).executeTakeFirstOrThrow()
}

interface KeptOf {
  readonly refused: SyncAnswer['refused']
  readonly forked: boolean
  readonly taken: number
  /** There is something for somebody else. */
  readonly changed: boolean
}

const nothing: KeptOf = { refused: [], forked: false, taken: 0, changed: false }

async function keep(tx: Tx, { unit, used, quota, taken: before }: UnitRow, asked: SyncAsked): Promise<KeptOf> {
  const { entries, refused, forked } = await takeEntries(tx, unit, asked.entries)
  const rows = await keepRows(tx, unit, asked.rows)
  const gone = await dropRows(tx, unit, asked.drop)
  const bytes = entries.reduce((all, entry) => all + JSON.stringify(entry).length, rows) - gone
  // What makes room is let in even where there is none.
  if (bytes > 0 && used + bytes > quota) throw new RelayRefused({ refused: 'no-room' })
  const taken = entries.length
  if (taken > 0 || bytes !== 0)
    await tx
      .updateTable('units')
      .set({ used: used + bytes, taken: before + taken })
      .where('unit', '=', unit)
      .execute()
  if (asked.drop.length > 0)
    await tx
      .updateTable('units')
      .set(await droppedOf(tx, unit))
      .where('unit', '=', unit)
      .execute()
  return { refused, forked, taken, changed: taken > 0 || rows > 0 }
}

async function answered(tx: Tx, unit: string, asked: SyncAsked) {
  const { store, step, head, dropped, dropped_hash } = await tx
    .selectFrom(['units', 'store'])
    .select(['store', 'step', 'head', 'dropped', 'dropped_hash'])
    .where('unit', '=', unit)
    .executeTakeFirstOrThrow()
  const logs = await tx.selectFrom('logs').selectAll().where('unit', '=', unit).orderBy('device').execute()
  const vector: Vector = Object.fromEntries(logs.map(({ device, size, digest }) => [device, [size, digest]]))
  const rowsLacking = await lackingRows(tx, unit, randomBytes(32).toString('base64url'))
  const answer = {
    ...{ store, vector, ...(await missing(tx, unit, logs, asked)), rowsLacking: [...rowsLacking] },
    forks: forksOf(logs),
    dropped: [dropped, dropped_hash],
    devices: [step, head],
  }
  return { answer: answer as Omit<SyncAnswer, 'at' | 'receipt' | 'refused'> }
}

const forksOf = (logs: readonly LogRow[]): SyncAnswer['forks'] =>
  Object.fromEntries(logs.flatMap(({ device, fork }) => (fork ? [[device, JSON.parse(fork)]] : [])))
