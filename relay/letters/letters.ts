/** `POST /v1/vault/letters`: what readers and tablets in the waiting room leave each other. Sealed and signed by them: nobody is believed here about what stands in it. */
import { fitting } from '../fitting.ts'
import { type LettersAnswer, type LettersAsked, MOST_LETTERS } from '../protocol/shapes.ts'
import { RelayRefused } from '../refused.ts'
import type { Relay } from '../relay.ts'
import type { Known } from '../requests/asker.ts'
import type { Tx, UnitRow } from '../store/tables.ts'

/** All of it or nothing: what is left, then what is dropped, and what lies here after that. */
export async function letters(relay: Relay, asker: Known, asked: LettersAsked): Promise<LettersAnswer> {
  const { store, bell } = relay
  const { unit } = asker
  const changes = asked.leave.length + asked.drop.length > 0
  return await store.asUnit(unit, async (tx) => {
    const units = tx.selectFrom('units').selectAll().where('unit', '=', unit)
    const held = changes && store.kind === 'postgres' ? units.forUpdate() : units
    const row = await held.executeTakeFirstOrThrow()
    const left = await leave(tx, asker, asked.leave)
    const gone = await drop(tx, asker, asked.drop)
    await counted(tx, row, left - gone)
    if (left + gone > 0) await bell.ring(tx, unit, 'something')
    return await answered(tx, asker, asked.want, row)
  })
}

/** @returns how many bytes are new here */
async function leave(tx: Tx, asker: Known, some: LettersAsked['leave']): Promise<number> {
  const { unit, device } = asker
  let bytes = 0
  for (const { id, to, text } of some) {
    if (!(await mayWrite(tx, asker, to))) throw new RelayRefused({ refused: 'for-readers' })
    const kept = await tx
      .insertInto('letters')
      .values({ unit, id, recipient: to, sender: device, body: text })
      .onConflict((there) => there.doNothing())
      .executeTakeFirst()
    if (kept.numInsertedOrUpdatedRows === 1n) bytes += text.length
  }
  return bytes
}

/** A tablet to the unit, a reader to a tablet of it. */
async function mayWrite(tx: Tx, { unit, isTablet }: Known, to: string): Promise<boolean> {
  if (isTablet) return to === unit
  const tablet = await tx
    .selectFrom('members')
    .select('tablet')
    .where('unit', '=', unit)
    .where('device', '=', to)
    .executeTakeFirst()
  return tablet?.tablet === 1
}

/** @returns how many bytes went */
async function drop(tx: Tx, asker: Known, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const its = (
    await lettersFor(tx, asker)
      .where('id', 'in', [...ids])
      .execute()
  ).map(({ id }) => id)
  if (its.length === 0) return 0
  const gone = await tx
    .deleteFrom('letters')
    .where('unit', '=', asker.unit)
    .where('id', 'in', its)
    .returning('body')
    .execute()
  return gone.reduce((bytes, { body }) => bytes + body.length, 0)
}

/** Those that the asker may know of. */
function lettersFor(tx: Tx, { unit, device, isTablet }: Known) {
  const all = tx.selectFrom('letters').select(['id', 'recipient', 'sender']).where('unit', '=', unit)
  return isTablet ? all.where((eb) => eb.or([eb('recipient', '=', device), eb('sender', '=', device)])) : all
}

async function counted(tx: Tx, { unit, used, quota }: UnitRow, bytes: number): Promise<void> {
  if (bytes === 0) return
  const { n } = await tx
    .selectFrom('letters')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('unit', '=', unit)
    .executeTakeFirstOrThrow()
  // What makes room is let in even where there is none.
  if (bytes > 0 && (used + bytes > quota || Number(n) > MOST_LETTERS)) throw new RelayRefused({ refused: 'no-room' })
  await tx
    .updateTable('units')
    .set({ used: used + bytes })
    .where('unit', '=', unit)
    .execute()
}

async function answered(
  tx: Tx,
  asker: Known,
  want: readonly string[],
  { step, head }: UnitRow,
): Promise<LettersAnswer> {
  const here = await lettersFor(tx, asker).orderBy('id').execute()
  const asked = tx.selectFrom('letters').select(['id', 'body']).where('unit', '=', asker.unit)
  const wanted = asker.isTablet ? asked.where('recipient', '=', asker.device) : asked
  const found =
    want.length > 0
      ? await wanted
          .where('id', 'in', [...want])
          .orderBy('id')
          .execute()
      : []
  const some = found.slice(0, fitting(found.map(({ body }) => body)).length)
  return {
    here: here.map(({ id, recipient, sender }) => ({ id, to: recipient, by: sender })),
    letters: some.map(({ id, body }) => ({ id, text: body })),
    more: some.length < found.length,
    devices: [step, head],
  }
}
