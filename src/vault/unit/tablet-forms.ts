/**
 * Forms that go to tablets in the waiting room, from the side of staff: what is sent and asked back stands in the case, and
 * what comes is held against what staff decided, whoever has signed it, and written to the case under the id that it came with.
 */
import { clockDay, today } from '../../clock/today.ts'
import { rows } from '../disk/row-shapes.ts'
import type { Row } from '../disk/rows.ts'
import { type HandoverTerms, newSession, openTerms, sealSession } from '../session/handover-terms.ts'
import { withoutRecordings } from '../session/recordings.ts'
import type { HandoverPlan } from '../vault.ts'
import { mayOpen, openedForm, type Session } from './adopt.ts'
import { overtaken } from './broken-off.ts'
import { partOf } from './part-of-form.ts'
import { publicsFor } from './readers.ts'
import { appendTo, type Unit, type Written } from './unit.ts'

/** A form on its way to a tablet, or being answered there. */
export interface SentForm {
  readonly session: string
  readonly caseId: string
  /** Ids. */
  readonly forms: readonly string[]
  readonly device: string
  /** The number that staff read out. */
  readonly turn: number
  /** When it was sent. */
  readonly at: string
  /** Staff have asked it back. */
  readonly asked: boolean
  readonly row: Row<'sessions'>
}

/** Two figures are said and heard without a slip. */
const TURNS = Array.from({ length: 90 }, (_, i) => 10 + i)

const sessionIn = (text: string): Row<'sessions'> | undefined => rows.sessions.safeParse(JSON.parse(text)).data

/** Those that have not come to their end. */
export function sentForms({ memory }: Pick<Unit, 'memory'>): readonly SentForm[] {
  const back = Map.groupBy(memory.of('given-back'), ({ body }) => body.session)
  return memory.of('handed-over').flatMap(({ caseId, at, body: { session, forms, tablet } }) => {
    const how = new Set(back.get(session)?.map(({ body }) => body.how))
    if (!tablet || caseId === null || how.has('handed-in') || how.has('broken-off')) return []
    const row = sessionIn(tablet.session)
    if (!row) return []
    const { device, turn } = tablet
    return [{ session, caseId, forms, device, turn, at, asked: how.has('asked'), row }]
  })
}

/** What stands in the case for ever holds no recordings: they stand among the unit's wordings. @returns the number that staff read out */
export async function sendForm(unit: Unit, decided: HandoverPlan, device: string): Promise<number> {
  const forms = withoutRecordings(decided.forms)
  const plan = { ...decided, forms, from: { clock: clockDay(), day: today() } }
  const people = publicsFor(unit.memory, unit.header, plan.caseId)
  const { row } = await sealSession(unit.header, unit.keys, newSession(plan), people)
  const taken = new Set(sentForms(unit).map(({ turn }) => turn))
  const free = TURNS.filter((turn) => !taken.has(turn))
  const turn = free[Math.floor(Math.random() * free.length)] ?? 100 + taken.size
  const body = {
    kind: 'handed-over',
    session: row.id,
    forms: forms.map(({ form }) => form),
    again: false,
    tablet: { device, turn, session: JSON.stringify(row) },
  } as const
  await appendTo(unit, [{ caseId: plan.caseId, body }])
  return turn
}

/** `gone`: the tablet is no device of the unit any more, and nobody will answer. */
export async function askBack(unit: Unit, session: string, gone: boolean): Promise<void> {
  const form = sentForms(unit).find((one) => one.session === session)
  if (!form || (form.asked && !gone)) return
  await appendTo(unit, [
    { caseId: form.caseId, body: { kind: 'given-back', session, how: gone ? 'broken-off' : 'asked' } },
  ])
}

/** Nobody answers what was asked back. */
export async function endAsked(unit: Unit, forms: readonly SentForm[]): Promise<void> {
  const over = forms.map(
    ({ caseId, session }): Written => ({ caseId, body: { kind: 'given-back', session, how: 'broken-off' } }),
  )
  if (over.length > 0) await appendTo(unit, over)
}

/** No key was ever on it, so none ends; whatever it was answering is over, and what it still has comes in as a file alone. */
export async function removeTablet(unit: Unit, device: string, name: string | null): Promise<void> {
  const removed = { n: 0, epoch: unit.header.epochs.length }
  const open = sentForms(unit).filter((form) => form.device === device)
  await appendTo(unit, [
    { caseId: null, body: { kind: 'device', device, name: name ?? device.slice(0, 8), removed, tablet: true } },
    { caseId: null, body: { kind: 'audit', what: 'device.removed', detail: device } },
    ...open.map(
      ({ caseId, session }): Written => ({ caseId, body: { kind: 'given-back', session, how: 'broken-off' } }),
    ),
  ])
}

/** What came from a tablet, and from which; or from a reader on which somebody answers, with the row of the hand-over. */
export interface Came {
  readonly by: string
  readonly row: Row<'handed'>
  readonly session?: Row<'sessions'> | undefined
}

/** Ids of those of them that are taken care of; the others wait for a key, or for somebody who may read the case. */
export async function takeInForms(unit: Unit, came: readonly Came[]): Promise<ReadonlySet<string>> {
  const { memory, keys, keyless } = unit
  const sessions = await sessionsOf(unit, came)
  const erased = new Set(memory.of('tombstone').map(({ body }) => body.record))
  const done = new Set<string>()
  const news: Written[] = []
  // What is whole first: what was answered before it is overtaken by it.
  for (const { by, row } of [...came].sort((a, b) => Number(a.row.part ?? false) - Number(b.row.part ?? false))) {
    const session = sessions.find((one) => one.row.id === row.session && one.device === by)
    // Of a form that is not known here nobody can say whose it is: it lies until the word of it comes.
    if (!session || !keys.all.has(row.epoch) || keyless.has(session.terms.caseId)) continue
    if (erased.has(session.terms.caseId) || !mayOpen(unit, session.row, session.terms)) continue
    if (!memory.ids.has(row.id)) news.push(...(await (row.part ? partial : whole)(unit, row, session)))
    done.add(row.id)
  }
  if (news.length > 0) await appendTo(unit, news)
  return done
}

interface Sent extends Session {
  readonly terms: HandoverTerms
  readonly device: string
  /** It stands in the case as sent to a tablet, and its end is to stand there too. */
  readonly sent: boolean
}

/**
 * What staff sent stands in the case; what is answered on a reader brings its hand-over along. Only staff can have set what either
 * says of its case, whatever that has been merged with since.
 */
async function sessionsOf({ memory, keys, header }: Unit, came: readonly Came[]): Promise<readonly Sent[]> {
  const of = new Set(came.map(({ row }) => row.session))
  const sent = memory.of('handed-over').flatMap(({ body: { session, tablet } }) => {
    const row = tablet && of.has(session) && sessionIn(tablet.session)
    return row ? [{ row, device: tablet.device, sent: true }] : []
  })
  const known = new Set(sent.map(({ row }) => row.id))
  const brought = came.flatMap(({ by, row, session }) =>
    session?.id === row.session && !known.has(session.id) ? [{ row: session, device: by, sent: false }] : [],
  )
  const all = await Promise.all(
    [...sent, ...brought].map(async (one) => {
      const terms = await openTerms(keys, header.unit, one.row).catch(() => null)
      return terms ? [{ ...one, terms, draft: undefined }] : []
    }),
  )
  return all.flat()
}

const ended = ({ row, terms, sent }: Sent, how: 'handed-in' | 'broken-off'): readonly Written[] =>
  sent ? [{ caseId: terms.caseId, body: { kind: 'given-back', session: row.id, how } }] : []

async function whole(unit: Unit, row: Row<'handed'>, session: Sent): Promise<readonly Written[]> {
  const form = await openedForm(unit, row, [session], false)
  const { given, at: _, index, ...record } = form
  const before = unit.memory.of('broken-off')
  const last = given && index === session.terms.forms.length - 1 ? ended(session, 'handed-in') : []
  return [{ ...record, at: form.at }, ...(given ? overtaken(given, before) : []), ...last]
}

async function partial(unit: Unit, row: Row<'handed'>, session: Sent): Promise<readonly Written[]> {
  const part = await partOf(unit, row, session.row, session.terms)
  return part.ended ? [...part.records, ...ended(session, 'broken-off')] : part.records
}
