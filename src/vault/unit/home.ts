/**
 * What is filled in at home, from the side of staff: slips, who has promised to read, and what came. The relay says how things
 * stand, and is believed about that alone. Format: docs/formats/home.md.
 */
import { doneAnswer, type StateAnswer, stateAnswer } from '#relay/home'
import { base64 } from '../crypto/bytes.ts'
import { openNames, type Readers, sealNames } from '../home/plan.ts'
import type { KeptOf } from '../records.ts'
import { RelayRefusal } from '../relay-client/link.ts'
import { hasRole } from '../roles.ts'
import { type Refusal, VaultError } from '../vault.ts'
import { slipOf } from './home-ends.ts'
import { type HeldForm, heldForms, lookAgain, putAwayHeld, takeHeld, takeInHome } from './home-forms.ts'
import { type AskedAtHome, type MadeSlip, makeSlip, type NoSlip, promiseKey } from './home-slip.ts'
import { tellEnded, tellRevoked } from './home-told.ts'
import type { Relay } from './relay.ts'
import { appendTo, type Unit } from './unit.ts'

/** Answers of the relay with forms in them, in one go: each is told of before the next. */
const MOST_ROUNDS = 200

export interface SlipSeen {
  readonly record: KeptOf<'slip'>
  /** `not-asked`: the relay has not been asked since this was opened. `gone`: it knows nothing of it any more. */
  readonly state: 'not-asked' | 'made' | 'opened' | 'begun' | 'handed-in' | 'expired' | 'revoked' | 'gone'
  /** It was opened elsewhere after it was begun. */
  readonly elsewhere: boolean
  /** Too many wrong spoken codes: the link is over. */
  readonly codeSpent: boolean
  /** Milliseconds since 1970, by the relay's clock. */
  readonly opened: number | null
  readonly begun: number | null
  readonly handedIn: number | null
}

export interface Fetched {
  /** Forms that became answers. */
  readonly taken: number
  /** Forms that wait for a person. */
  readonly held: number
}

export interface Promised extends Readers {
  readonly until: number
  readonly within: number
}

/** As the relay said it last. Milliseconds since 1970, by its clock. */
export interface ReadingState {
  /** Null where nobody has promised, or the promise is over. */
  readonly promise: Promised | null
  readonly next: number | null
  /** Whether a letter can be sent, and to whom. */
  readonly mail: StateAnswer['mail']
  /** Forms that should have been taken in by now: nobody can promise anew before they are. */
  readonly late: StateAnswer['late']
  readonly waiting: number
}

export type NoPromise = Refusal<'no-mail' | 'over-night' | 'late-forms' | 'same-person'>

export interface Home {
  /** Put at the relay, then noted in the case. Throws a `RelayRefusal`; then nothing is noted. `origin` is where the page is. */
  make(origin: string, asked: AskedAtHome): Promise<MadeSlip | NoSlip>
  /** Those of a case, the newest first. */
  slips(caseId: string): readonly SlipSeen[]
  /** Nothing can be begun by it from now on. Throws a `RelayRefusal`. */
  revoke(slip: string): Promise<void>
  /** Asks how everything stands, and takes in what came. Throws a `RelayRefusal`. */
  fetch(): Promise<Fetched>
  /** Null before the relay has been asked. */
  reading(): ReadingState | null
  /** `reader` and `deputy` are ids of staff; `until` and `next` milliseconds since 1970, `within` hours. */
  promise(asked: {
    readonly reader: string
    readonly deputy: string
    readonly until: number
    readonly within: number
    readonly next: number | null
  }): Promise<{ readonly done: true } | NoPromise>
  endPromise(): Promise<void>
  /** For a keeper. Whom the relay writes to; a letter goes to each at once. */
  setMail(address: string, deputy: string): Promise<{ readonly done: true } | Refusal<'no-mail' | 'mail-failed'>>
  /** Forms that wait for a person. */
  held(): readonly HeldForm[]
  /** It becomes an answer of the case. For one that `fits`. */
  takeHeld(id: string): Promise<void>
  putAway(id: string, reason: string): Promise<void>
  subscribe(changed: () => void): () => void
}

export function homeOf(inside: () => Unit, relayOf: () => Promise<Relay>): Home {
  const listeners = new Set<() => void>()
  let state: StateAnswer | null = null
  let reading: ReadingState | null = null

  async function heard(answer: StateAnswer): Promise<void> {
    state = answer
    reading = await readingIn(inside(), answer)
    for (const listener of listeners) listener()
  }

  async function fetched(): Promise<Fetched> {
    const relay = await relayOf()
    // A slip that was made on another device is here before what came by it.
    await relay.syncOnce()
    let adopted: readonly string[] = []
    let taken = await lookAgain(inside())
    let held = 0
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const answer = await relay.ask('/v1/vault/home/state', { adopted }, stateAnswer)
      await heard(answer)
      const came = await inside().store.alone(() => takeInHome(inside(), answer.forms), 'adopt')
      taken += came.taken
      held += came.held
      if (came.here.length === 0) break
      // At the relay as a record too, before the relay lets go of what was handed in.
      await relay.syncOnce()
      adopted = came.here
    }
    await tellEnded(relay, inside(), state?.slips ?? [])
    return { taken, held }
  }

  const audit = (what: string, caseId: string | null = null, detail = '') =>
    ({ caseId, body: { kind: 'audit', what, detail } }) as const

  return {
    async make(origin, asked) {
      const relay = await relayOf()
      const ahead = relay.standing().clockOff ?? 0
      const made = await makeSlip(inside(), relay, origin, Date.now() - ahead, asked)
      // What comes by it may come to another device: it hears of the slip at the next round where this one fails.
      if (!('refused' in made)) await relay.syncOnce().catch(() => undefined)
      return made
    },
    slips: (caseId) =>
      inside()
        .memory.of('slip')
        .filter((record) => record.caseId === caseId && slipOf(inside(), record.body.slip)?.id === record.id)
        .map((record) => seen(record, state))
        .toReversed(),
    async revoke(slip) {
      const record = slipOf(inside(), slip)
      if (!record) throw new Error('no such slip')
      await tellRevoked(await relayOf(), slip)
      const { caseId, body } = record
      const revoked = new Date().toISOString()
      await appendTo(inside(), [{ caseId, body: { ...body, revoked } }, audit('slip.revoked', caseId, slip)])
      for (const listener of listeners) listener()
    },
    fetch: () => fetched(),
    reading: () => reading,
    async promise({ reader, deputy, until, within, next }) {
      if (reader === deputy) return { refused: 'same-person' }
      const unit = inside()
      const key = base64(await promiseKey(unit))
      const names = { reader: nameOf(unit, reader), deputy: nameOf(unit, deputy) }
      const sealed = await sealNames(key, unit.header.unit, until, within, names)
      const relay = await relayOf()
      const refused = await orRefused(['no-mail', 'over-night', 'late-forms'] as const, () =>
        relay.ask('/v1/vault/home/promise', { promise: { until, within, next, names: sealed } }, doneAnswer),
      )
      if (refused) return refused
      const instant = (at: number) => new Date(at).toISOString()
      const body = { kind: 'promise', reader, deputy, hours: within, until: instant(until) } as const
      await appendTo(inside(), [
        { caseId: null, body: { ...body, next: next === null ? null : instant(next) } },
        audit('home.promised', null, instant(until)),
      ])
      await fetched()
      return { done: true }
    },
    async endPromise() {
      await (await relayOf()).ask('/v1/vault/home/promise', { promise: null }, doneAnswer)
      await appendTo(inside(), [audit('home.promise-ended')])
      await fetched()
    },
    async setMail(address, deputy) {
      const { keys, me } = inside()
      if (!hasRole(keys.membership, me.staff, 'keeper')) throw new VaultError('not-permitted')
      const relay = await relayOf()
      const refused = await orRefused(['no-mail', 'mail-failed'] as const, () =>
        relay.ask('/v1/vault/home/mail', { address, deputy }, doneAnswer),
      )
      if (refused) return refused
      await appendTo(inside(), [audit('home.mail')])
      await fetched()
      return { done: true }
    },
    held: () => heldForms(inside()),
    takeHeld: (id) => takeHeld(inside(), id),
    putAway: (id, reason) => putAwayHeld(inside(), id, reason),
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

/** What the relay refuses in a way that is for a person to hear; null where it did not. */
async function orRefused<R extends string>(
  which: readonly R[],
  work: () => Promise<unknown>,
): Promise<Refusal<R> | null> {
  try {
    await work()
    return null
  } catch (fault) {
    const refused = fault instanceof RelayRefusal ? which.find((one) => one === fault.refused) : undefined
    if (!refused) throw fault
    return { refused }
  }
}

const nameOf = ({ memory }: Unit, staff: string): string => {
  const known = memory.of('staff').findLast(({ body }) => body.staff === staff)
  if (!known) throw new Error('no such member')
  return known.body.name
}

async function readingIn(unit: Unit, { promise, next, mail, late, waiting }: StateAnswer): Promise<ReadingState> {
  if (!promise) return { promise: null, next, mail, late, waiting }
  const { until, within, names } = promise
  const key = base64(await promiseKey(unit))
  const who = await openNames(key, unit.header.unit, until, within, names)
  return { promise: who && { until, within, ...who }, next, mail, late, waiting }
}

function seen(record: KeptOf<'slip'>, said: StateAnswer | null): SlipSeen {
  const at = said?.slips.find(({ slip }) => slip === record.body.slip)
  const { opened = null, begun = null, handed = null, second = null, spent = false } = at ?? {}
  return {
    record,
    state: stateOf(record, said, at),
    elsewhere: second !== null,
    codeSpent: spent,
    opened,
    begun,
    handedIn: handed,
  }
}

function stateOf(
  { body }: KeptOf<'slip'>,
  said: StateAnswer | null,
  at: StateAnswer['slips'][number] | undefined,
): SlipSeen['state'] {
  if (body.revoked !== null) return 'revoked'
  if (!said) return 'not-asked'
  if (!at) return 'gone'
  if (at.handed !== null) return 'handed-in'
  if (at.revoked !== null) return 'revoked'
  if (at.begun !== null) return 'begun'
  if (at.expires <= said.at || at.spent) return at.spent ? 'revoked' : 'expired'
  return at.opened === null ? 'made' : 'opened'
}
