/**
 * Forms that came from home are opened and held against what staff decided. What fits becomes an answer of the case, once,
 * whoever takes it in; what does not is kept as it came, named, and shown to staff, who decide.
 */
import * as z from 'zod'
import { formById, GOALS_FORM } from '#instruments'
import type { StateAnswer } from '#relay/home'
import { uuidOf } from '#relay/texts'
import { today } from '../../clock/today.ts'
import { sha256, utf8 } from '../crypto/bytes.ts'
import { openJsonAsUnit, type SealedToUnit } from '../crypto/unit-key.ts'
import { formHash } from '../home/plan.ts'
import { formAad } from '../home/sealed-form.ts'
import { answersRecord, type KeptOf } from '../records.ts'
import { erasedSlips, slipOf } from './home-ends.ts'
import { appendTo, type Unit, type Written } from './unit.ts'

type Slip = KeptOf<'slip'>
type Held = KeptOf<'held-form'>['body']
type Answers = KeptOf<'answers'>['body']

/** A form from home that waits for a person. */
export interface HeldForm {
  readonly id: string
  /** Under which id it would be an answer. */
  readonly form: string
  readonly caseId: string | null
  readonly why: Held['why']
  readonly slip: string
  /** Instant, by the relay's clock. */
  readonly at: string
  /** What it says of itself; null where this version cannot read it at all. */
  readonly answers: Answers | null
  /** Whether it can become an answer of the case, should somebody say so. */
  readonly fits: boolean
}

export type Came = Pick<StateAnswer['forms'][number], 'form' | 'slip' | 'at' | 'revoked'> & {
  readonly sealed: SealedToUnit
}

const fromHome = z.strictObject({
  part: z.number().int(),
  planned: z.string(),
  at: z.iso.datetime(),
  body: z.unknown(),
})

/** What is to be told to the relay of them. */
export interface TakenHome {
  /** Ids of those that lie here now, as one thing or another. */
  readonly here: readonly string[]
  readonly taken: number
  readonly held: number
}

export async function takeInHome(unit: Unit, came: readonly Came[]): Promise<TakenHome> {
  const held = new Set(unit.memory.all.flatMap(({ body }) => (body.kind === 'held-form' ? [body.form] : [])))
  const isHere = (form: string) => unit.memory.ids.has(form) || held.has(form)
  const news = came.filter(({ form }) => !isHere(form))
  const found = await Promise.all(news.map(async (one) => ({ form: one.form, record: await recordFor(unit, one) })))
  const records = found.flatMap(({ form, record }) => (record ? [{ form, record }] : []))
  // What was noted alone is in the log, and not in memory.
  const written = new Set(records.map(({ form }) => form))
  const all = records.map(({ record }) => record)
  if (all.length > 0) await appendTo(unit, [...all, ...all.flatMap(noted)])
  return {
    here: came.map(({ form }) => form).filter((form) => isHere(form) || written.has(form)),
    taken: all.filter(({ body }) => body.kind === 'answers').length,
    held: all.filter(({ body }) => body.kind === 'held-form').length,
  }
}

const noted = ({ caseId, body, id }: Written): readonly Written[] =>
  body.kind === 'held-form' ? [{ caseId, body: { kind: 'audit', what: 'home.held', detail: id ?? '' } }] : []

/** Null for what whoever is in cannot open: of a protected case, or whose slip has not come here yet. */
async function recordFor(unit: Unit, came: Came): Promise<Written | null> {
  const slip = slipOf(unit, came.slip)
  const opened = await openedBy(unit, slip, came)
  const at = new Date(came.at).toISOString()
  const own = { id: came.form, at, by: 'respondent', caseId: slip?.caseId ?? null } as const
  // Whoever holds a link can seal whatever they like: what opens to nobody is noted, and not waited for.
  // So is what was sealed to a pair that went with its case.
  const erased = erasedSlips(unit).has(came.slip)
  if (opened === null)
    return slip || erased ? { ...own, body: { kind: 'audit', what: 'hand-in.refused', detail: came.form } } : null
  const why = erased ? 'case-erased' : await whyNot(slip, came, opened)
  const { body } = opened
  if (why === null && slip) return { ...own, body: dated(body as Answers, slip) }
  const inside = JSON.stringify(opened)
  if (inside.length > 100_000) return { ...own, body: { kind: 'audit', what: 'hand-in.refused', detail: came.form } }
  const held: Held = { kind: 'held-form', form: came.form, slip: came.slip, why: why ?? 'unknown-slip', at, inside }
  return { ...own, id: await heldId(held), body: held }
}

/** Not the form's own: a device of another build may have taken it for what it is. The same whoever holds it. */
const heldId = async ({ form, why }: Pick<Held, 'form' | 'why'>): Promise<string> =>
  uuidOf(await sha256(utf8(`home-held|${form}|${why}`)))

type Opened = z.infer<typeof fromHome>

async function openedBy(unit: Unit, slip: Slip | undefined, { slip: id, form, sealed }: Came): Promise<Opened | null> {
  const additionalData = formAad(unit.header.unit, id, form)
  const epochs = [...unit.keys.all.values()].map((epoch) => epoch.private)
  const inboxes = slip?.body.inbox ? [slip.body.inbox.private] : epochs.toReversed()
  for (const inbox of inboxes) {
    const plain = await openJsonAsUnit(inbox, additionalData, sealed).catch(() => null)
    const read = fromHome.safeParse(plain)
    if (read.success) return read.data
  }
  return null
}

/** Null for what is as staff decided. */
async function whyNot(
  slip: Slip | undefined,
  came: Pick<Came, 'at' | 'revoked'>,
  opened: Opened,
): Promise<Held['why'] | null> {
  if (!slip) return 'unknown-slip'
  const { revoked } = slip.body
  const late = came.revoked || (revoked !== null && came.at > Date.parse(revoked))
  const faults = await faultOf(slip.body, opened)
  return faults ?? (late ? 'revoked' : null)
}

async function faultOf(slip: Slip['body'], { part, planned, body }: Opened): Promise<Held['why'] | null> {
  const terms = slip.forms[part]
  if (!terms || planned !== (await formHash(terms))) return 'not-as-decided'
  const read = answersRecord.safeParse(body)
  // Written by a page of another build than this.
  if (!read.success) return 'other-version'
  if (!fits(read.data, slip, terms)) return 'not-as-decided'
  return formById(terms.form)?.revision === read.data.revision ? null : 'other-version'
}

function fits(body: Answers, slip: Slip['body'], terms: Slip['body']['forms'][number]): boolean {
  const hash = body.wording?.hash
  return (
    body.form === terms.form &&
    body.form !== GOALS_FORM &&
    body.occasion === terms.occasion &&
    hash !== undefined &&
    (hash === terms.hash || (terms.others ?? []).includes(hash)) &&
    body.informant === slip.informant &&
    body.via === 'home' &&
    body.rater === null &&
    body.corrects === null &&
    body.late === undefined &&
    body.imported === undefined &&
    body.moved === undefined
  )
}

/** A phone's clock dates nothing before the slip was made, and nothing after today. */
function dated(body: Answers, { body: { made } }: Slip): Answers {
  const now = today()
  const day = body.day > now ? now : body.day < made ? made : body.day
  return { ...body, day }
}

export const heldForms = ({ memory }: Unit): readonly HeldForm[] =>
  memory.of('held-form').map(({ id, caseId, body: { form, why, slip, at, inside } }) => {
    const read = answersRecord.safeParse(fromHome.safeParse(JSON.parse(inside)).data?.body)
    const answers = read.success ? read.data : null
    const known = answers !== null && formById(answers.form) !== undefined
    return { id, form, caseId, why, slip, at, answers, fits: caseId !== null && known && why !== 'not-as-decided' }
  })

/** Becomes an answer of the case, since somebody has said so: under the form's own id, so that two who do so have done it once. */
export async function takeHeld(unit: Unit, id: string): Promise<void> {
  const held = heldForms(unit).find((it) => it.id === id)
  const slip = held && slipOf(unit, held.slip)
  if (!held?.fits || !held.answers || !slip) throw new Error('it cannot be taken in')
  const { caseId, form, at } = held
  await appendTo(unit, [
    { id: form, at, by: 'respondent', caseId, body: dated(held.answers, slip) },
    { caseId, body: { kind: 'tombstone', record: id, reason: 'home.taken' } },
    { caseId, body: { kind: 'audit', what: 'home.taken', detail: form } },
  ])
}

export async function putAwayHeld(unit: Unit, id: string, reason: string): Promise<void> {
  const held = unit.memory.of('held-form').find((record) => record.id === id)
  if (!held) throw new Error('no such form')
  const { caseId } = held
  await appendTo(unit, [
    { caseId, body: { kind: 'tombstone', record: id, reason } },
    { caseId, body: { kind: 'audit', what: 'home.put-away', detail: id } },
  ])
}

/** Forms whose slip came here after them: held against it now. Gives how many became answers. */
export async function lookAgain(unit: Unit): Promise<number> {
  let taken = 0
  for (const { id, body } of unit.memory.of('held-form')) {
    const slip = body.why === 'unknown-slip' ? slipOf(unit, body.slip) : undefined
    const opened = fromHome.safeParse(JSON.parse(body.inside)).data
    if (!slip || !opened) continue
    const why = await whyNot(slip, { at: Date.parse(body.at), revoked: false }, opened)
    const { caseId } = slip
    const own = { at: body.at, by: 'respondent', caseId } as const
    const record: Written =
      why === null
        ? { ...own, id: body.form, body: dated(opened.body as Answers, slip) }
        : { ...own, id: await heldId({ form: body.form, why }), body: { ...body, why } }
    await appendTo(unit, [record, { caseId: null, body: { kind: 'tombstone', record: id, reason: 'home.slip-came' } }])
    taken += why === null ? 1 : 0
  }
  return taken
}
