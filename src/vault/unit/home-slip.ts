/** A slip is made: what somebody is to fill in at home, sealed under a link that is shown once, put at the relay and noted in the case. */

import { civilDay } from '#aggregate'
import { ageOn, formById, GOALS_FORM } from '#instruments'
import { doneAnswer } from '#relay/home'
import { today } from '../../clock/today.ts'
import { type Bytes, base64, sha256, utf8 } from '../crypto/bytes.ts'
import { bitsOf } from '../crypto/derive.ts'
import { newUnitKey } from '../crypto/unit-key.ts'
import { checkOf, keysOf, linkOf, newTyped, readTyped } from '../home/link.ts'
import { type Bearer, type HomePlan, sealPlan } from '../home/plan.ts'
import type { KeptOf } from '../records.ts'
import { registerState } from '../registers.ts'
import { fitting, ROOM } from '../session/recordings.ts'
import { inboxOf } from '../session/session.ts'
import type { PlannedForm, Refusal } from '../vault.ts'
import type { Memory } from './memory.ts'
import { mayRead, publicsFor } from './readers.ts'
import type { Relay } from './relay.ts'
import { relayKeyOf } from './relay-state.ts'
import { appendTo, type Unit } from './unit.ts'

const DAY_MS = 24 * 3_600_000
/** From this age on a youth's own answers are asked for in the youth's own hands alone. */
const OWN_HANDS_AGE = 13

export interface AskedAtHome {
  readonly caseId: string
  readonly to: Bearer
  readonly informant: 'self' | 'parent' | 'teacher'
  readonly forms: readonly PlannedForm[]
  readonly language: string
  /** From one to seven. */
  readonly days: number
  /** The link travels by SMS: a code is spoken beside it. */
  readonly bySms: boolean
  /** Who said that a teacher may know; needed for a teacher alone. */
  readonly consent: KeptOf<'slip'>['body']['consent']
}

/** Shown once: of this nothing but the slip's id is kept. */
export interface MadeSlip {
  readonly slip: string
  readonly link: string
  readonly typed: string
  readonly spoken: string | null
  /** Milliseconds since 1970. */
  readonly expires: number
}

/**
 * `from-13`: a youth's own form in a guardian's hands. `not-at-home`: goals, or forms of another than whose hands it is given into.
 * `too-large`: more sentences than go to a phone; recordings are left out where they do not fit.
 */
export type NoSlip = Refusal<'from-13' | 'no-consent' | 'not-at-home' | 'no-relay' | 'too-large'>

/** @param now milliseconds since 1970, by the relay's clock */
export async function makeSlip(
  unit: Unit,
  relay: Relay,
  origin: string,
  now: number,
  asked: AskedAtHome,
): Promise<MadeSlip | NoSlip> {
  const { memory, header, keys } = unit
  const relayKey = relayKeyOf(unit)
  if (relayKey === null) return { refused: 'no-relay' }
  const expires = now + Math.min(Math.max(1, asked.days), 7) * DAY_MS
  const refused = refusalOf(memory, asked, civilDay(expires))
  if (refused) return { refused }
  const { caseId, to, informant, language, bySms, consent } = asked
  const forms = fitting(asked, ROOM.slip)?.forms
  if (!forms) return { refused: 'too-large' }
  if (!mayRead(unit, caseId)) throw new Error('whoever may not read a case asks nothing in it')
  const own = publicsFor(memory, header, caseId) ? await newUnitKey() : null
  const review = forms.some(isReview)
  const { head } = keys.membership
  const plan: HomePlan = {
    ...{
      unit: header.unit,
      unitName: to === 'teacher' ? null : (registerState(memory.of('unit'))?.holds.body.name ?? null),
    },
    ...{ inbox: (own ?? inboxOf(header)).public, head, relayKey, informant, to, forms, language, expires, review },
    age: olderAge(memory, caseId, today()),
    promiseKey: review ? base64(await promiseKey(unit)) : null,
  }
  const typed = newTyped()
  const read = await readTyped(typed)
  if (!('id' in read)) throw new Error('a code of our own is right')
  const way = { ...read, check: await checkOf(plan.inbox, head) }
  const made = await keysOf(way)
  const spoken = bySms ? newSpoken() : null
  await relay.ask(
    '/v1/vault/home/slip',
    {
      ...{ slip: way.id, expires, review, token: await hashed(made.token) },
      spoken: spoken === null ? null : await hashed(await made.spoken(spoken)),
      plan: await sealPlan(way, made, plan),
    },
    doneAnswer,
  )
  const body: KeptOf<'slip'>['body'] = {
    ...({ kind: 'slip', slip: way.id, to, informant, made: today(), review, spoken: bySms } as const),
    ...{ forms: forms.map(termsOf), expires: new Date(expires).toISOString(), inbox: own, revoked: null },
    consent: to === 'teacher' ? consent : null,
  }
  await appendTo(unit, [
    { caseId, body },
    { caseId, body: { kind: 'audit', what: 'slip.made', detail: way.id } },
  ])
  return { slip: way.id, link: linkOf(origin, way), typed, spoken, expires }
}

function refusalOf(memory: Memory, { caseId, to, informant, forms, consent }: AskedAtHome, day: string) {
  const whose = { youth: ['self'], guardian: ['parent', 'self'], teacher: ['teacher'] }[to]
  if (!whose.includes(informant) || forms.length === 0 || forms.some(({ form }) => form === GOALS_FORM))
    return 'not-at-home'
  if (to === 'guardian' && informant === 'self' && (olderAge(memory, caseId, day) ?? OWN_HANDS_AGE) >= OWN_HANDS_AGE)
    return 'from-13'
  return to === 'teacher' && consent === null ? 'no-consent' : null
}

/** The older of the ages that are possible; null where nothing is known. */
function olderAge(memory: Memory, caseId: string, day: string): number | null {
  const home = memory.home(caseId)
  const known = registerState(memory.of('case').filter((record) => record.caseId === home))?.holds.body
  if (!known) return null
  return Math.max(...[ageOn({ born: known.born, bornMonth: known.bornMonth ?? null }, day)].flat())
}

const isReview = ({ form, own }: PlannedForm): boolean => ((own ?? formById(form))?.review.length ?? 0) > 0

const termsOf = ({ form, occasion, pack, others }: PlannedForm) => ({
  ...{ form, occasion, hash: pack.hash },
  ...(others && { others: others.map(({ hash }) => hash) }),
})

/** What opens the names in a promise: given to families in their plans, and never to the relay. The unit's for life. */
export async function promiseKey({ header, keys }: Unit): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', keys.rounding.slice(), 'HKDF', false, ['deriveBits'])
  return bitsOf(key, utf8(header.unit), 'mattstock|home-promise')
}

const hashed = async (bytes: Bytes): Promise<string> => base64(await sha256(bytes))

/** Four digits, each as likely as any other. */
function newSpoken(): string {
  const whole = 60_000
  let drawn = whole
  while (drawn >= whole) drawn = crypto.getRandomValues(new Uint16Array(1))[0] ?? whole
  return String(drawn % 10_000).padStart(4, '0')
}
