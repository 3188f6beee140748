/**
 * What the page that is answered at home asks. Looking spends nothing, however often and by whomever; the first who begins is
 * bound to a key of the page's own; and what was begun is taken, once, whatever has become of the slip since.
 */
import { idOf, isSigned, sha256 } from '../hashes.ts'
import {
  type ClaimAsked,
  type HandInAnswer,
  type HandInAsked,
  type HomeBegun,
  type HomeReceipt,
  homeBegun,
  type LookAnswer,
  type LookAsked,
  SPOKEN_TRIES,
} from '../protocol/home.ts'
import { claimText, formText, handInText, homeFormText } from '../protocol/texts.ts'
import { RelayRefused } from '../refused.ts'
import type { Relay } from '../relay.ts'
import type { FormRow, SlipRow, Tx } from '../store/tables.ts'
import { dueOf, readingOf, readingTold } from './reading.ts'
import { change, countPage, heldSlip, isSame, slipHere, stateOf, unitOf } from './slips.ts'

/** @param network whom an address stands for, hashed */
export async function look(relay: Relay, network: string, asked: LookAsked): Promise<LookAnswer> {
  await countPage(relay, network)
  const unit = await unitOf(relay, network, asked.slip, asked.token)
  return await relay.store.asUnit(unit, async (tx) => {
    const now = relay.now()
    const row = await slipHere(relay, tx, unit, asked.slip)
    const seen = await noteOpening(tx, row, asked.key, now)
    return await told(relay, tx, seen, asked.key)
  })
}

/** That it was opened is noted once; and that somebody else opened it after it was begun. */
async function noteOpening(tx: Tx, row: SlipRow, key: string, now: number): Promise<SlipRow> {
  const news = {
    ...(row.opened === null && { opened: now }),
    ...(row.second === null && stateOf(row, key, now) === 'elsewhere' && { second: now }),
  }
  if (Object.keys(news).length > 0) await change(tx, row, news)
  return { ...row, ...news }
}

async function told({ store, now: clock }: Relay, tx: Tx, row: SlipRow, key: string): Promise<LookAnswer> {
  const now = clock()
  const state = stateOf(row, key, now)
  const parts = await tx
    .selectFrom('forms')
    .select('part')
    .where('unit', '=', row.unit)
    .where('slip', '=', row.slip)
    .orderBy('part')
    .execute()
  return {
    state,
    spoken: row.spoken !== null && row.key === null,
    plan: state === 'open' || state === 'mine' ? row.plan : null,
    reading: await readingTold(tx, await readingOf(tx, row.unit), now),
    parts: state === 'mine' ? parts.map(({ part }) => part) : [],
    second: row.key === key && row.second !== null,
    revoked: row.key === key && row.revoked !== null,
    begun: state === 'mine' ? store.signDocument(begunOf(row, key)) : null,
  }
}

const begunOf = ({ unit, slip, begun }: SlipRow, key: string): HomeBegun => ({
  ...{ schema: 'home-begun-1', unit, slip, key },
  at: begun ?? 0,
})

/** Refused where the slip cannot be begun by this key. What is noted of the try stays, so nothing is thrown before that is written. */
export async function claim(relay: Relay, network: string, asked: ClaimAsked): Promise<LookAnswer> {
  const { slip, token, key, sig } = asked
  await countPage(relay, network)
  const unit = await unitOf(relay, network, slip, token)
  if (!isSigned(claimText(slip), sig, key)) throw new RelayRefused({ refused: 'not-signed' })
  const done = await relay.store.asUnit(unit, async (tx) => {
    const now = relay.now()
    const row = await noteOpening(tx, await slipHere(relay, tx, unit, slip), key, now)
    const state = stateOf(row, key, now)
    if (state === 'mine') {
      await relay.bell.ring(tx, unit, 'something')
      return await told(relay, tx, row, key)
    }
    if (state !== 'open') return new RelayRefused({ refused: state })
    const reading = await readingTold(tx, await readingOf(tx, unit), now)
    if (row.review && !reading.stands)
      return new RelayRefused({ refused: 'nobody-reads', more: { opens: reading.opens } })
    const wrong = await spokenWrong(tx, row, asked.spoken)
    if (wrong) return wrong
    await change(tx, row, { key, begun: now })
    await relay.bell.ring(tx, unit, 'something')
    return await told(relay, tx, { ...row, key, begun: now }, key)
  })
  if (done instanceof RelayRefused) throw done
  return done
}

/** A try that was made is counted; asking for the code is none. Null where the code is right, or none is asked for. */
async function spokenWrong(tx: Tx, row: SlipRow, given: string | null): Promise<RelayRefused | null> {
  if (row.spoken === null || (given && isSame(row.spoken, sha256(Buffer.from(given, 'base64url'))))) return null
  const wrong = row.wrong + (given ? 1 : 0)
  if (given) await change(tx, row, { wrong })
  const left = SPOKEN_TRIES - wrong
  return new RelayRefused(left > 0 ? { refused: 'wrong-spoken-code', more: { left } } : { refused: 'code-spent' })
}

/** Stored before it is receipted; the same again, or another under its id, is answered as the first. */
export async function handIn(relay: Relay, network: string, asked: HandInAsked): Promise<HandInAnswer> {
  const { slip, token, key, form, part, last, sealed, sig } = asked
  await countPage(relay, network)
  const begun = begunIn(relay, asked)
  const unit = begun?.unit ?? (await unitOf(relay, network, slip, token))
  const hash = sha256(formText(sealed))
  if (!isSigned(handInText(slip, form, part, last, hash), sig, key)) throw new RelayRefused({ refused: 'not-signed' })
  // One for each part: whoever holds a link fills no disk.
  if (form !== idOf(homeFormText(slip, part, key))) throw new RelayRefused({ refused: 'not-signed' })
  const { store, bell } = relay
  const { row, news, ...rest } = await store.asUnit(unit, async (tx) => {
    const now = relay.now()
    const held = await begunRow(relay, tx, unit, asked, begun)
    const { reads, ...times } = await dueOf(tx, await readingOf(tx, unit), now)
    const { store: id } = await tx.selectFrom('store').select('store').executeTakeFirstOrThrow()
    const news = { second: (held?.second ?? null) !== null, revoked: (held?.revoked ?? null) !== null }
    const before = await formRow(tx, unit, form)
    if (before) return { row: before, news, reads, id }
    if (held?.key === key && held.handed !== null) throw new RelayRefused({ refused: 'handed-in' })
    const body = JSON.stringify(sealed)
    const row: FormRow = {
      ...{ unit, form, slip, part, hash, sealed: body, at: now, ...times, reminded: 0, remind: times.half },
      ...{ revoked: news.revoked ? 1 : 0, adopted: null },
    }
    await tx.insertInto('forms').values(row).execute()
    if (last && held?.key === key) await change(tx, held, { handed: now })
    await takeRoom(tx, unit, body.length)
    await bell.ring(tx, unit, 'something')
    return { row, news, reads, id }
  })
  const receipt: HomeReceipt = { schema: 'home-receipt-1', slip, form, hash: row.hash, store: rest.id, at: row.at }
  const taken = row.adopted !== null
  return { receipt: store.signDocument(receipt), reads: taken ? null : rest.reads, ...news, taken }
}

/** That this page began the slip, in our own words. Null where it shows nothing of the kind. */
function begunIn({ store }: Relay, { slip, key, begun }: HandInAsked): HomeBegun | null {
  if (!begun) return null
  const text = Buffer.from(begun.payload, 'base64url').toString()
  if (!isSigned(text, begun.sig, store.key)) return null
  const said = homeBegun.safeParse(JSON.parse(text))
  return said.success && said.data.slip === slip && said.data.key === key ? said.data : null
}

/**
 * The slip as this page began it. A store that was set back knows of no beginning, or of no slip, or has let another begin
 * since: whoever shows our word for it may hand in all the same. Undefined where there is no slip.
 */
async function begunRow(
  relay: Relay,
  tx: Tx,
  unit: string,
  { slip, key }: HandInAsked,
  begun: HomeBegun | null,
): Promise<SlipRow | undefined> {
  const row = await heldSlip(relay, tx, unit, slip)
  if (row?.key === key) return row
  if (!begun) throw new RelayRefused({ refused: !row ? 'no-slip' : row.key === null ? 'not-begun' : 'elsewhere' })
  const known = await tx.selectFrom('units').select('unit').where('unit', '=', unit).executeTakeFirst()
  if (!known) throw new RelayRefused({ refused: 'no-slip' })
  if (row?.key !== null) return row
  const news = { key, begun: begun.at, opened: row.opened ?? begun.at }
  await change(tx, row, news)
  return { ...row, ...news }
}

const formRow = async (tx: Tx, unit: string, form: string): Promise<FormRow | undefined> =>
  await tx.selectFrom('forms').selectAll().where('unit', '=', unit).where('form', '=', form).executeTakeFirst()

/** Of the unit's quota; what was begun is taken where there is none left too. */
export async function takeRoom(tx: Tx, unit: string, bytes: number): Promise<void> {
  await tx
    .updateTable('units')
    .set((eb) => ({ used: eb('used', '+', bytes) }))
    .where('unit', '=', unit)
    .execute()
}
