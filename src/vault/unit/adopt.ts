/**
 * On unlock: forms handed in are opened once and sealed under their case's key; broken-off hand-overs are found again,
 * and what was answered in them is written to the case, so that it is there whatever becomes of the draft.
 */
import { GOALS_FORM } from '#instruments'
import { today } from '../../clock/today.ts'
import { aesKey } from '../crypto/seal.ts'
import { openJsonAsUnit } from '../crypto/unit-key.ts'
import { drop, type Op, type Row } from '../disk/rows.ts'
import type { RecordBody } from '../records.ts'
import { type HandedIn, type HandoverTerms, handedIn, openTerms, sessionKey } from '../session/handover-terms.ts'
import { handedAad, openDraft, openPlan } from '../session/session.ts'
import type { Draft, NewRecord, Unfinished } from '../vault.ts'
import { type Before, brokenOffRecords, type Given, overtaken } from './broken-off.ts'
import { goalRating } from './goal-rating.ts'
import { inboxOfForm, partOf } from './part-of-form.ts'
import { mayRead } from './readers.ts'
import { appendTo, catchUp, type Unit, type Written } from './unit.ts'

export interface Session {
  readonly row: Row<'sessions'>
  readonly terms: HandoverTerms | null
  readonly draft: Row<'drafts'> | undefined
}

interface Adopted {
  readonly unfinished: readonly Unfinished[]
  /** Forms that were handed in and lie as they are, since a key that they need is not here yet. */
  readonly waiting: number
}

/** `late`: what is found came in a file, some time after it was answered. */
export async function adopt(unit: Unit, { late = false } = {}): Promise<Adopted> {
  const { store, header, keys, memory } = unit
  // Another tab may have adopted the same a moment ago.
  await catchUp(unit)
  const erased = new Set(memory.of('tombstone').map(({ body }) => body.record))
  const [rows, drafts, handed] = await Promise.all([store.all('sessions'), store.all('drafts'), store.all('handed')])
  const sessions = await Promise.all(
    rows.map(
      async (row): Promise<Session> => ({
        row,
        // Null when it is not staff's own, or its case was erased: then nothing that came under it is believed.
        terms: await openTerms(keys, header.unit, row).then(
          (it) => (erased.has(it.caseId) ? null : it),
          () => null,
        ),
        draft: drafts.find(({ id }) => id === row.id),
      }),
    ),
  )
  const forOthers = new Map(
    sessions.flatMap(({ row, terms }) => (terms && !mayOpen(unit, row, terms) ? [[row.id, terms.caseId]] : [])),
  )
  // What needs a key that is not here yet, a case's or an epoch's, lies as it is until the key comes, or whoever has it.
  const waits = new Set([
    ...forOthers.keys(),
    ...sessions.flatMap(({ row, terms }) => (terms && unit.keyless.has(terms.caseId) ? [row.id] : [])),
    ...rows.flatMap(({ id, epoch }) => (keys.all.has(epoch) ? [] : [id])),
    ...handed.flatMap(({ session, epoch }) => (keys.all.has(epoch) ? [] : [session])),
  ])
  const ready = handed.filter(({ session }) => !waits.has(session))
  const wholes = ready.filter(({ part }) => !part)
  const records = (await Promise.all(wholes.map((row) => openedForm(unit, row, sessions, late)))).sort(asHandedIn)
  const parts = await partsIn(unit, ready, sessions)
  const found = sessions.map((session) => brokenOff(unit, session).catch(() => null))
  const unfinished = (await Promise.all(found)).filter((it) => it !== null)
  const kept = new Set(unfinished.map(({ session }) => session))
  const readable = unfinished.filter(({ session }) => !waits.has(session))
  const ended = sessions.filter(({ row }) => !kept.has(row.id) && !waits.has(row.id))
  const ops: Op[] = [
    ...ready.map(({ id }) => drop('handed', id)),
    ...ended.flatMap(({ row }) => [drop('sessions', row.id), drop('drafts', row.id)]),
  ]
  const before = [...memory.of('broken-off'), ...parts.flatMap(asKept)]
  const news = [...records, ...parts, ...goneOn(records, readable, before)]
  if (ops.length + news.length > 0) await appendTo(unit, news, { ops })
  if (ops.length > 0) store.forgetDrafts()
  const elsewhere = new Map<string, number>()
  for (const { session } of handed) {
    const caseId = forOthers.get(session)
    if (caseId !== undefined) elsewhere.set(caseId, (elsewhere.get(caseId) ?? 0) + 1)
  }
  unit.elsewhere = elsewhere
  const theirs = [...elsewhere.values()].reduce((sum, each) => sum + each, 0)
  return { unfinished, waiting: handed.length - ready.length - theirs }
}

/** Of a protected case what was handed in waits for somebody who may read it. */
export const mayOpen = (unit: Unit, { inbox }: Row<'sessions'>, { caseId }: HandoverTerms): boolean =>
  mayRead(unit, caseId) && (!inbox || inbox.people.some(({ to }) => to === unit.pair.public))

/** What other readers may have been told of a form before it was whole, under the id that it has there. */
async function partsIn(
  unit: Unit,
  handed: readonly Row<'handed'>[],
  sessions: readonly Session[],
): Promise<readonly Written[]> {
  const parts = handed.filter(({ id, part }) => part && !unit.memory.ids.has(id))
  const opened = parts.map(async (row) => {
    const session = sessions.find((each) => each.row.id === row.session)
    return session?.terms ? (await partOf(unit, row, session.row, session.terms)).records : []
  })
  return (await Promise.all(opened)).flat()
}

const asKept = ({ id, caseId, body }: Written): readonly Before[] =>
  id !== undefined && body.kind === 'broken-off' ? [{ id, caseId, body }] : []

/** How far each broken-off form has come by now. */
function goneOn(
  records: readonly HandedForm[],
  unfinished: readonly Unfinished[],
  before: readonly Before[],
): readonly NewRecord[] {
  return [
    ...records.flatMap(({ given }) => (given ? overtaken(given, before) : [])),
    ...unfinished.flatMap((one) => brokenOffRecords(one, before, today(one.plan.from))),
  ]
}

/** Rows lie by their random ids; the forms of one hand-over follow each other as they were answered. */
const asHandedIn = (one: HandedForm, other: HandedForm) => one.at.localeCompare(other.at) || one.index - other.index

type HandedForm = Written & {
  readonly at: string
  readonly index: number
  /** The form as it was handed in; null where it is not believed. */
  readonly given: Given | null
}

/** Whoever holds the tablet can seal whatever they like to the unit: what does not fit what staff decided is noted and not believed. */
export async function openedForm(
  unit: Unit,
  row: Row<'handed'>,
  sessions: readonly Session[],
  late: boolean,
): Promise<HandedForm> {
  const session = sessions.find((each) => each.row.id === row.session)
  const terms = session?.terms
  const plain = await inboxOfForm(unit, row, session?.row)
    .then((key) => openJsonAsUnit(key, handedAad(unit.header.unit, row), row.sealed))
    .catch(() => null)
  const read = handedIn.safeParse(plain)
  const body = terms && read.success ? takenIn(read.data, terms, late) : null
  if (!terms || !read.success || !body) {
    const refused: RecordBody = { kind: 'audit', what: 'hand-in.refused', detail: row.id }
    return { caseId: terms?.caseId ?? null, body: refused, at: new Date().toISOString(), index: 0, given: null }
  }
  const { at, index } = read.data
  const { form, answers } = read.data.body
  const given = { session: row.session, form, answers }
  return { id: row.id, at, index, given, by: 'respondent', caseId: terms.caseId, body }
}

/** Null for what does not fit what staff decided. */
function takenIn({ body, index }: HandedIn, terms: HandoverTerms, late: boolean): RecordBody | null {
  if (!fits(body, terms, index)) return null
  if (body.form !== GOALS_FORM) return late ? { ...body, late: true } : body
  return goalRating(body)
}

function fits(body: HandedIn['body'], terms: HandoverTerms, index: number): boolean {
  const planned = terms.forms[index]
  const hash = body.wording?.hash
  return (
    body.form === planned?.form &&
    body.occasion === planned.occasion &&
    hash !== undefined &&
    (hash === planned.hash || (planned.others ?? []).includes(hash)) &&
    body.informant === terms.informant &&
    body.via === 'tablet' &&
    body.rater === null &&
    body.corrects === null &&
    body.late === undefined
  )
}

/** Null when it was handed in to its end, or when nothing was answered: then there is nothing to lose. */
async function brokenOff({ header, keys, pair }: Unit, session: Session): Promise<Unfinished | null> {
  const { row, terms, draft: sealed } = session
  if (!sealed || !terms) return null
  const key = await aesKey(await sessionKey(keys, header.unit, row, pair))
  const [plan, draft] = await Promise.all([openPlan(key, header.unit, row), openDraft(key, header.unit, sealed)])
  const untouched = draft.form === 0 && Object.keys(draft.blanks).length === 0 && isBlank(draft.answers)
  const { caseId, informant } = terms
  return untouched ? null : { session: row.id, plan: { ...plan, caseId, informant }, draft }
}

const isBlank = (answers: Draft['answers']) => Object.values(answers).every((answer) => answer === null)
