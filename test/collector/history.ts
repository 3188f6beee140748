/**
 * The collector's promises, checked on a history in Jepsen's manner: what five units asked and were told, in real time,
 * against what lies in the store when all is over. Pure; used by the model-based test and by the trials under faults.
 */
import { hashOf } from './unit.ts'

interface Slot {
  /** The unit's id. */
  readonly unit: string
  readonly period: string
  readonly edition: number
}

interface Timed {
  /** Any clock that only goes forward, the same for the whole history. */
  readonly from: number
  readonly to: number
}

/** `null`: cut off, timed out or answered 5xx, so that nobody knows what became of it. */
export type Reply = { readonly status: number; readonly body: string } | null

export interface Sent extends Slot, Timed {
  readonly did: 'send'
  readonly bytes: Uint8Array
  readonly told: Reply
}
export interface Withdrew extends Slot, Timed {
  readonly did: 'withdraw'
  /** `refused`: there was nothing to take back, or it was too late. */
  readonly told: 'done' | 'refused' | null
}
export interface Published extends Timed {
  readonly did: 'publish'
  readonly period: string
  readonly edition: number
  readonly told: 'done' | 'refused' | null
}
/** A unit reads something: whatever it is, it must not say who else is there. */
export interface Read extends Timed {
  readonly did: 'read'
  readonly unit: string
  readonly body: string
  /** Where it was a national file: of what, and on how many units it says it is built. */
  readonly national?: { readonly period: string; readonly edition: number; readonly reported: number }
}
export type Step = Sent | Withdrew | Published | Read

export interface StoredRow extends Slot {
  readonly hash: string
  readonly payload: Uint8Array
  readonly receipt: string
  readonly withdrawn: string | null
}

export interface Checked {
  /** Acknowledged, and not stored as it was acknowledged. */
  readonly lost: readonly string[]
  /** Stored or answered otherwise than any order of the steps allows. */
  readonly wrong: readonly string[]
  readonly acknowledged: number
  /** Sends of which the unit never heard. */
  readonly unknown: number
}

const nameOf = ({ unit, period, edition }: Slot) => `${unit}/${period}/${edition}`

export function checkHistory(steps: readonly Step[], stored: readonly StoredRow[]): Checked {
  const lost: string[] = []
  const wrong: string[] = []
  const sends = Map.groupBy(steps.filter(isSend), nameOf)
  const withdrawals = Map.groupBy(steps.filter(isWithdrawal), nameOf)
  const rows = Map.groupBy(stored, nameOf)
  for (const slot of new Set([...sends.keys(), ...rows.keys()])) {
    const own = {
      sends: sends.get(slot) ?? [],
      withdrawals: withdrawals.get(slot) ?? [],
      publications: steps.filter(isPublication).filter((one) => slot.includes(`/${one.period}/`)),
      rows: rows.get(slot) ?? [],
    }
    lost.push(...lostIn(own).map((what) => `${slot}: ${what}`))
    wrong.push(...wrongIn(own).map((what) => `${slot}: ${what}`))
  }
  wrong.push(...strangersIn(steps), ...miscountedIn(steps))
  const all = steps.filter(isSend)
  return {
    lost,
    wrong,
    acknowledged: all.filter(isAcknowledged).length,
    unknown: all.filter(({ told }) => told === null).length,
  }
}

interface SlotHistory {
  readonly sends: readonly Sent[]
  readonly withdrawals: readonly Withdrew[]
  readonly publications: readonly Published[]
  readonly rows: readonly StoredRow[]
}

function lostIn({ sends, rows }: SlotHistory): string[] {
  const [row] = rows
  return sends.filter(isAcknowledged).flatMap(({ bytes, told }) => {
    if (!row) return ['acknowledged and not stored']
    if (row.hash !== hashOf(bytes)) return ['other bytes are stored than were acknowledged']
    return row.receipt === told?.body ? [] : ['stored under another receipt than was given']
  })
}

function wrongIn({ sends, withdrawals, publications, rows }: SlotHistory): string[] {
  const said: string[] = []
  const [row] = rows
  if (rows.length > 1) said.push('stored more than once')
  const receipts = new Set(sends.filter(isAcknowledged).map(({ told }) => told?.body))
  if (receipts.size > 1) said.push('the receipt changed')
  if (sends.filter(({ told }) => told?.status === 201).length > 1) said.push('taken as new more than once')
  if (row) said.push(...notWhole(row, sends))
  if (row && !sends.some((one) => isAcknowledged(one) || one.told === null))
    said.push('stored, though every send was refused')
  const taken = withdrawals.filter(({ told }) => told === 'done')
  if (taken.length > 1) said.push('taken back twice')
  if (taken.length > 0 && row?.withdrawn === null) said.push('taken back, and stands')
  if (row && row.withdrawn !== null && !withdrawals.some(({ told }) => told !== 'refused'))
    said.push('nobody took it back')
  for (const send of sends) said.push(...impossible(send, { sends, withdrawals, publications, rows }))
  return said
}

/** An unknown send is there whole or not at all, and nothing is there that nobody sent. */
function notWhole(row: StoredRow, sends: readonly Sent[]): string[] {
  if (hashOf(row.payload) !== row.hash) return ['the stored bytes are not those of the stored hash']
  return sends.some(({ bytes }) => hashOf(bytes) === row.hash) ? [] : ['stored, and nobody sent it']
}

/** An answer that no order of the steps could give, knowing which were over before it was asked. */
function impossible(send: Sent, { sends, withdrawals, publications, rows }: SlotHistory): string[] {
  if (send.told === null) return []
  const { status, body } = send.told
  const hash = hashOf(send.bytes)
  const before = sends.find((one) => isAcknowledged(one) && one.to < send.from)
  const gone = withdrawals.some(({ told, to }) => told === 'done' && to < send.from)
  const mayBeGone = withdrawals.some(({ told, from }) => told !== 'refused' && from < send.to)
  const mayBeClosed = publications.some(
    ({ told, from, edition }) => told !== 'refused' && edition >= send.edition && from < send.to,
  )
  const closed = publications.some(
    ({ told, to, edition }) => told === 'done' && edition >= send.edition && to < send.from,
  )
  const said: string[] = []
  if (gone && status !== 410) said.push(`answered ${status} after it was taken back`)
  if (status === 410 && !mayBeGone) said.push('answered as taken back, and nobody took it back')
  if (status === 409 && JSON.parse(body).first !== rows[0]?.hash)
    said.push('told of a first batch that is not the stored one')
  if (status === 409 && rows[0]?.hash === hash) said.push('told that its own bytes are somebody else’s')
  if (status === 422 && !mayBeClosed) said.push(`refused without a reason: ${body}`)
  if (status === 422 && before) said.push('closed to bytes that were acknowledged before')
  if (status === 201 && (before || closed))
    said.push(before ? 'taken as new again' : 'taken after the edition was closed')
  if (before && status === 200 && hashOf(before.bytes) !== hash)
    said.push('acknowledged in a slot taken by other bytes')
  if (![200, 201, 409, 410, 422].includes(status)) said.push(`answered ${status}`)
  return said
}

function strangersIn(steps: readonly Step[]): string[] {
  const units = new Set(steps.flatMap((step) => ('unit' in step ? [step.unit] : [])))
  const answers = steps.flatMap((step) => {
    if (step.did === 'read') return [{ unit: step.unit, body: step.body }]
    return step.did === 'send' && step.told && !isAcknowledged(step) ? [{ unit: step.unit, body: step.told.body }] : []
  })
  return answers.flatMap(({ unit, body }) =>
    [...units].filter((other) => other !== unit && body.includes(other)).map((other) => `${unit} was shown ${other}`),
  )
}

/** A national file counts every unit that was acknowledged before it was asked for, and none that had not begun to send. */
function miscountedIn(steps: readonly Step[]): string[] {
  const sends = steps.filter(isSend)
  const gone = new Set(steps.filter(isWithdrawal).flatMap((one) => (one.told === 'refused' ? [] : [nameOf(one)])))
  return steps.flatMap((read) => {
    if (read.did !== 'read' || !read.national) return []
    const { period, edition, reported } = read.national
    const about = sends.filter((one) => one.period === period && one.edition <= edition)
    const sure = about.filter((one) => isAcknowledged(one) && one.to < read.from && !gone.has(nameOf(one)))
    const least = new Set(sure.map(({ unit }) => unit)).size
    const most = new Set(about.filter(({ from }) => from < read.to).map(({ unit }) => unit)).size
    return reported < least || reported > most
      ? [`${period}/${edition} counts ${reported} units: not ${least} to ${most}`]
      : []
  })
}

const isSend = (step: Step): step is Sent => step.did === 'send'
const isWithdrawal = (step: Step): step is Withdrew => step.did === 'withdraw'
const isPublication = (step: Step): step is Published => step.did === 'publish'
export const isAcknowledged = ({ told }: Sent) => told?.status === 200 || told?.status === 201

/**
 * The sum over units of a count cell, as the newest edition that stands says it: worked from the stored bytes alone.
 * @returns null where fewer than three units sent more than 0, or the sum is below 20, or one holds over four fifths
 */
export function sumOf(stored: readonly StoredRow[], period: string, edition: number, table: string, cell: string) {
  const standing = stored.filter((row) => row.period === period && row.edition <= edition && row.withdrawn === null)
  const newest = new Map<string, StoredRow>()
  for (const row of standing.toSorted((a, b) => a.edition - b.edition)) newest.set(row.unit, row)
  const parts = [...newest.values()].map(({ payload }) => {
    const batch = JSON.parse(Buffer.from(payload).toString('utf8')) as {
      counts: Record<string, Record<string, number>>
    }
    return batch.counts[table]?.[cell] ?? 0
  })
  const value = parts.reduce((sum, part) => sum + part, 0)
  const shown = value >= 20 && parts.filter((part) => part > 0).length >= 3 && Math.max(...parts) <= 0.8 * value
  return { reported: newest.size, value: shown ? value : null }
}
