/**
 * The unit at its relay: joined by the operator's code, kept in step, left again. Who may ask is one chain that every device
 * checks for itself; what comes is taken in as from a file. What the relay says of itself is told, and changes nothing here.
 */
import type * as z from 'zod'
import { formById } from '#instruments'
import { admissionAnswer, devicesAnswer, type Step, type SyncAnswer } from '#relay'
import { ofKind } from '../by-kind.ts'
import { idOfKey } from '../crypto/bytes.ts'
import type { Header } from '../crypto/epochs.ts'
import { headerHash } from '../crypto/header-hash.ts'
import {
  besideOf,
  bodyOf,
  type Chain,
  everIn,
  goneOn,
  headerIn,
  headerSecret,
  headOf,
  membersOf,
  nextStep,
  type StepChange,
  sealedHeader,
  shownRemoval,
  tabletsOf,
} from '../relay-client/chain.ts'
import { type RelayAt, type RelayLink, RelayRefusal, type RelayRefused, relayLink } from '../relay-client/link.ts'
import { hasLost, isReceipted } from '../relay-client/receipt.ts'
import { even } from '../relay-client/rounds.ts'
import { hasRole, RELAY } from '../roles.ts'
import { fitting, ROOM } from '../session/recordings.ts'
import { inboxOf } from '../session/session.ts'
import { newSigning } from '../tablet/place.ts'
import { type HandoverPlan, type Progress, type Refusal, VaultError } from '../vault.ts'
import { type Device, deviceOf, openedDevice } from './device-key.ts'
import { rotateIfOwed } from './devices.ts'
import { standingTo } from './header-line.ts'
import { takenBack } from './home-ends.ts'
import { tellLeft } from './home-told.ts'
import type { Memory } from './memory.ts'
import { UnitSide } from './relay-side.ts'
import { NO_RELAY, type RelayState, relayKeyOf } from './relay-state.ts'
import { askBack, removeTablet, type SentForm, sendForm, sentForms } from './tablet-forms.ts'
import { Tablets } from './tablets.ts'
import { type TakenIn, takeIn } from './take-in.ts'
import { appendTo, catchUp, followKeys, type Unit } from './unit.ts'

/** Milliseconds after which writes that others know of, and that do not come, are told. */
const WITHHELD_MS = 24 * 60 * 60_000
/** A step that somebody else's was before is made anew so often. */
const MOST_STEPS = 10

/** How this place stands with the relay, as far as is known. */
export interface RelayStanding {
  readonly joined: boolean
  /** Why the last attempt came to nothing, or something for a tablet could not be left; null after one of which neither is so. */
  readonly refused: RelayRefused | null
  /** Writes that the relay is not known to have, and writes that it has and that are not here. */
  readonly waits: { readonly toSend: number; readonly toFetch: number }
  /** Entries or rows too large to be sent. */
  readonly tooLarge: number
  /** When neither lacked anything that the other had: an instant by this device's clock. */
  readonly lastWhole: string | null
  /** When the relay was found to lack what it once had; null once staff have been told. */
  readonly restored: string | null
  /** Devices that others have known more of for a day than comes here. */
  readonly withheld: readonly string[]
  /** Another device has changed the unit's keys without knowledge of what was changed here: neither reads on. */
  readonly parted: boolean
  /** Milliseconds that this device's clock is ahead of the relay's; null before it was asked. */
  readonly clockOff: number | null
}

export interface Synced {
  /** How many writes were sent and taken. */
  readonly sent: number
  readonly taken: number
}

/** `tablet`: the point that what is meant for it is sealed to, where it is one in the waiting room and no reader. */
export interface NewDevice {
  readonly device: string
  readonly key: string
  readonly tablet?: string
}

/** A tablet in the waiting room. */
export interface TabletSeen {
  readonly device: string
  /** Null until somebody has given it one. */
  readonly name: string | null
  /** The version that it runs; null before it has said so. */
  readonly version: string | null
  /** The hand-over that is being answered on it. */
  readonly begun: string | null
  /** When it last said anything of itself, by its own clock. */
  readonly heard: string | null
  /** Hand-overs of which a whole form came from it that cannot be taken in here: for want of a key, or of somebody who may read the case. */
  readonly holds: readonly string[]
}

export interface Relay {
  /** For a keeper, by the operator's code; a practice unit needs none. Throws a `RelayRefusal`. */
  join(code: string | null): Promise<void>
  /** For a keeper: from now on no device of the unit asks the relay. What lies there stays until its operator deletes it. */
  leave(): Promise<void>
  /** Once, until neither side lacks what the other has. Throws a `RelayRefusal`. */
  syncOnce(progress?: Progress): Promise<Synced>
  /** See `RelayLink`. */
  wait(signal: AbortSignal): AsyncGenerator<'open' | 'something'>
  /** For a keeper. A device may ask from now on: somebody on this one has said so. `extra` stands in the step's body as it is given. */
  letIn(one: NewDevice, extra?: string): Promise<void>
  /** What a new device opens the unit's header by: see `headerSecret`. */
  headerSecret(): Promise<Uint8Array<ArrayBuffer>>
  /** From now on the other readers are told what is answered on this one while it is handed over. Throws a `RelayRefusal`. */
  readyBeside(): Promise<void>
  /** Tablets in the waiting room. */
  tablets(): readonly TabletSeen[]
  /** Forms that went to one of them and have not come to their end. */
  sent(): readonly SentForm[]
  /** Staff send a form to a tablet. `left`: it lies at the relay; else it goes there as soon as that answers. */
  send(
    plan: HandoverPlan,
    tablet: string,
  ): Promise<
    { readonly turn: number; readonly left: boolean } | Refusal<'tablet-unheard' | 'tablet-older' | 'plan-too-large'>
  >
  /** Whoever answers is asked no more; what is answered by then comes in. */
  askBack(session: string): Promise<void>
  /** For a keeper. Nobody takes in anything of it from now on; forms that it has and that are not in come to their end. */
  removeTablet(device: string): Promise<void>
  standing(): RelayStanding
  /** In the name of this device, for what lies at the relay beside logs and rows. Throws a `RelayRefusal`. */
  ask<T>(path: string, body: unknown, shape: z.ZodType<T>): Promise<T>
  subscribe(changed: () => void): () => void
  /** Staff have been told that the relay was restored. */
  told(): Promise<void>
}

export function relayOf(inside: () => Unit, close: () => void, at: RelayAt = {}): Relay {
  return new UnitRelay(inside, close, at)
}

class UnitRelay implements Relay {
  readonly #inside: () => Unit
  readonly #close: () => void
  readonly #at: RelayAt
  readonly #side: UnitSide
  readonly #tablets: Tablets
  readonly #listeners = new Set<() => void>()
  #state: RelayState = NO_RELAY
  #chain: Chain = []
  #refused: RelayStanding['refused'] = null
  #toFetch = 0
  #tooLarge = 0
  #clockOff: number | null = null
  #link: RelayLink | null = null
  /** Whom the header that the chain holds was offered to already. */
  #header: { readonly of: string; readonly header: Header | null } | null = null
  #running: Promise<unknown> = Promise.resolve()
  #copied = false

  constructor(inside: () => Unit, close: () => void, at: RelayAt) {
    this.#inside = inside
    this.#close = close
    this.#at = at
    this.#tablets = new Tablets(inside)
    this.#side = new UnitSide(inside, {
      chain: (head) => this.#followChain(head),
      header: async () => (await this.#headerThere()) ?? inside().header,
      heard: (answer) => this.#heard(answer),
      took: async (taken) => this.#took(taken),
      stands: (_, { toFetch }) => {
        this.#toFetch = toFetch
        this.#changed()
      },
    })
  }

  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }
  #changed() {
    for (const listener of this.#listeners) listener()
  }

  standing(): RelayStanding {
    const { log } = this.#inside()
    const { vector, lastWhole, restored, owed } = this.#state
    const unsent = Object.entries(log.heads).map(([device, { n }]) => Math.max(0, n - (vector[device]?.[0] ?? 0)))
    const late = Date.now() - WITHHELD_MS
    return {
      joined: relayKeyOf(this.#inside()) !== null,
      refused: this.#refused,
      waits: { toSend: unsent.reduce((sum, n) => sum + n, 0), toFetch: this.#toFetch },
      tooLarge: this.#tooLarge,
      lastWhole,
      restored,
      clockOff: this.#clockOff,
      withheld: Object.entries(owed).flatMap(([device, since]) => (Date.parse(since) < late ? [device] : [])),
      parted: this.#parted,
    }
  }

  async told(): Promise<void> {
    await this.#remember({ restored: null })
  }

  async #remember(news: Partial<RelayState>): Promise<void> {
    this.#state = { ...this.#state, ...news }
    await this.#inside().store.setLocal('relay', this.#state)
    this.#changed()
  }

  async #keepChain(chain: Chain): Promise<void> {
    this.#chain = chain
    await this.#inside().store.setLocal('relayChain', chain)
  }

  /** One thing at a time, here and in other tabs; with what this place remembers in hand. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const asked = async () => {
      const { store } = this.#inside()
      return store.alone(async () => {
        this.#state = (await store.local('relay')) ?? NO_RELAY
        this.#chain = (await store.local('relayChain')) ?? []
        // Keys that another tab has taken back end this vault as they do everywhere.
        if (!(await followKeys(this.#inside()))) this.#lock()
        await catchUp(this.#inside())
        return work()
      }, 'relay')
    }
    const running = this.#running.then(asked, asked)
    this.#running = running.catch(() => undefined)
    return running
  }

  async #own(): Promise<Device> {
    const { device } = await deviceOf(this.#inside())
    if (this.#link?.device.id !== device.id) this.#link = relayLink(this.#inside().header.unit, device, this.#at)
    return device
  }

  async #linked(): Promise<RelayLink> {
    await this.#own()
    return this.#link as RelayLink
  }

  headerSecret = (): Promise<Uint8Array<ArrayBuffer>> => headerSecret(this.#inside().header.unit, this.#inside().keys)

  join = (code: string | null): Promise<void> =>
    this.#alone(async () => {
      const unit = this.#inside()
      this.#forKeepers()
      const link = await this.#linked()
      await this.#side.follow()
      const steps = membersOf(this.#chain).has(link.device.id) ? this.#chain : [await this.#firstStep()]
      const { key } = await link.ask('/v1/vault/admission', { code, steps }, admissionAnswer)
      await this.#keepChain(steps)
      await this.#remember({ ...NO_RELAY, device: (await unit.store.local('device')) ?? null })
      await appendTo(unit, [
        { caseId: null, body: { kind: 'setting', name: RELAY, value: { key } } },
        { caseId: null, body: { kind: 'audit', what: 'relay.joined', detail: '' } },
      ])
      await this.#evened()
    })

  #forKeepers(): void {
    const { keys, me } = this.#inside()
    if (!hasRole(keys.membership, me.staff, 'keeper')) throw new VaultError('not-permitted')
  }

  async #firstStep(): Promise<Step> {
    const { header, device } = this.#inside()
    const owed = await this.#owed([])
    return nextStep(header.unit, [], device as Device, owed ?? {})
  }

  leave = (): Promise<void> =>
    this.#alone(async () => {
      await appendTo(this.#inside(), [
        { caseId: null, body: { kind: 'setting', name: RELAY, value: null } },
        { caseId: null, body: { kind: 'audit', what: 'relay.left', detail: '' } },
        ...takenBack(this.#inside()),
      ])
      // The others hear of it by the relay itself, once more; where it does not answer, by a file.
      await this.#evened(true).catch(() => undefined)
      await tellLeft(await this.#linked()).catch(() => undefined)
    })

  syncOnce = (progress: Progress = () => {}): Promise<Synced> =>
    this.#alone(async () => {
      try {
        const synced = await this.#evened(false, progress)
        this.#refused = this.#tablets.refused()
        return synced
      } catch (fault) {
        if (fault instanceof RelayRefusal) this.#refused = fault.refused
        throw fault
      } finally {
        this.#changed()
      }
    })

  async *wait(signal: AbortSignal): AsyncGenerator<'open' | 'something'> {
    yield* (await this.#linked()).wait(signal)
  }

  async ask<T>(path: string, body: unknown, shape: z.ZodType<T>): Promise<T> {
    if (relayKeyOf(this.#inside()) === null) throw new RelayRefusal('not-joined')
    return (await this.#linked()).ask(path, body, shape)
  }

  letIn = (one: NewDevice, extra?: string): Promise<void> =>
    this.#alone(async () => {
      this.#forKeepers()
      const inbox = one.tablet === undefined ? {} : { inbox: inboxOf(this.#inside().header) }
      const change = { add: [one], body: bodyOf({ ...inbox, ...(extra !== undefined && { extra }) }) }
      await this.#append(async (chain) => (everIn(chain).has(one.device) ? null : change))
    })

  readyBeside = (): Promise<void> =>
    this.#alone(async () => {
      const { store } = this.#inside()
      const held = await store.local('beside')
      const signing = held ?? (await newSigning())
      if (!held) await store.setLocal('beside', signing)
      const one = { device: await idOfKey(signing.public), key: signing.public, tablet: '' }
      await this.#append(async (chain) =>
        everIn(chain).has(one.device) || !membersOf(chain).has((await this.#own()).id) ? null : { add: [one] },
      )
    })

  tablets(): readonly TabletSeen[] {
    const standing = this.#tablets.standing()
    const names = this.#inside().memory.of('device')
    return [...tabletsOf(this.#chain).keys()].map((device) => ({
      device,
      name: names.findLast(({ body }) => body.device === device)?.body.name ?? null,
      version: standing.get(device)?.version ?? null,
      begun: standing.get(device)?.begun ?? null,
      heard: standing.get(device)?.at ?? null,
      holds: this.#tablets.holds(device),
    }))
  }

  sent = (): readonly SentForm[] => sentForms(this.#inside())

  async send(plan: HandoverPlan, tablet: string): ReturnType<Relay['send']> {
    const said = this.#tablets.standing().get(tablet)
    if (!said || !tabletsOf(this.#chain).has(tablet)) return { refused: 'tablet-unheard' }
    const known = new Map(said.forms)
    // What the unit has as data rides along. A revision from before ours may ask, or tell us, of something else than what must be read.
    if (plan.forms.some(({ form, own }) => !own && (known.get(form) ?? 0) < (formById(form)?.revision ?? Infinity)))
      return { refused: 'tablet-older' }
    if (!fitting(plan, ROOM.tablet)) return { refused: 'plan-too-large' }
    const turn = await sendForm(this.#inside(), plan, tablet)
    return { turn, left: (await this.#tried()) && this.#tablets.refused() === null }
  }

  async askBack(session: string): Promise<void> {
    const form = this.sent().find((one) => one.session === session)
    if (!form) return
    await askBack(this.#inside(), session, !tabletsOf(this.#chain).has(form.device))
    await this.#tried()
  }

  async removeTablet(device: string): Promise<void> {
    this.#forKeepers()
    // What it has left at the relay by now is still taken in.
    await this.#tried()
    const seen = this.tablets().find((one) => one.device === device)
    if (!seen) throw new Error('no such tablet')
    await removeTablet(this.#inside(), device, seen.name)
    await this.#tried()
  }

  #tried = (): Promise<boolean> =>
    this.syncOnce().then(
      () => true,
      (fault) => {
        if (!(fault instanceof RelayRefusal)) throw fault
        return false
      },
    )

  async #evened(leaving = false, progress: Progress = () => {}): Promise<Synced> {
    const unit = this.#inside()
    if (!leaving && relayKeyOf(unit) === null) throw new RelayRefusal('not-joined')
    const link = await this.#linked()
    await this.#enter(link)
    await this.#side.follow()
    const evened = await this.#byMembers(link, leaving, progress)
    // Found out on the way that a copy of it writes too: what was not sent goes under its new name.
    if (this.#copied) {
      this.#copied = false
      return this.#evened(leaving, progress)
    }
    this.#tooLarge = evened.tooLarge
    await this.#settleHeader()
    await this.#append((chain) => this.#owed(chain))
    const whole = this.#toFetch === 0 && { lastWhole: new Date().toISOString() }
    await this.#remember({ ...whole, owed: this.#owedWrites() })
    await rotateIfOwed(this.#inside())
    await this.#tablets.exchange(link, this.#chain, async () => {
      await this.#side.follow()
      await this.#byMembers(link, leaving, progress)
    })
    return { sent: evened.sent, taken: evened.taken }
  }

  /** A relay that was set back to before this device came in is brought the chain again. */
  async #byMembers(link: RelayLink, leaving: boolean, progress: Progress) {
    const start = this.#side.held.size
    const stop = this.subscribe(() => {
      const came = this.#side.held.size - start
      progress(came === 0 && this.#toFetch === 0 ? 0 : came / (came + this.#toFetch))
    })
    this.#leaving = leaving
    const go = () => even(link, this.#side, this.#state.store === null ? null : this.#state.vector)
    try {
      return await go().catch(async (fault) => {
        if (!(fault instanceof RelayRefusal) || fault.refused !== 'not-signed')
          throw await shownRemoval(link.unit, this.#chain, link.device.id, fault)
        await this.#bringChain(link)
        return go()
      })
    } finally {
      stop()
    }
  }
  #leaving = false

  async #bringChain(link: RelayLink): Promise<void> {
    await link
      .ask('/v1/vault/devices', { after: this.#chain.length, steps: this.#chain }, devicesAnswer)
      .catch((fault) => {
        if (!(fault instanceof RelayRefusal) || fault.refused !== 'not-signed') throw fault
        throw new RelayRefusal('unit-unknown')
      })
  }

  /** This device is among those that may ask: let in by whoever it was before, or by another device meanwhile. */
  async #enter(link: RelayLink): Promise<void> {
    const { store } = this.#inside()
    const own = link.device
    if (!membersOf(this.#chain).has(own.id)) {
      const former = this.#state.device && (await openedDevice(this.#inside(), this.#state.device).catch(() => null))
      if (former && membersOf(this.#chain).has(former.id)) await this.#introduced(link, former)
      else await this.#readChain(link)
      if (!membersOf(this.#chain).has(own.id)) throw new RelayRefusal('not-let-in')
    }
    const device = (await store.local('device')) ?? null
    if (device && JSON.stringify(device.public) !== JSON.stringify(this.#state.device?.public))
      await this.#remember({ device })
  }

  async #introduced(link: RelayLink, former: Device): Promise<void> {
    const own = { device: link.device.id, key: link.device.public }
    await this.#append(async (chain) => (everIn(chain).has(own.device) ? null : { add: [own] }), former)
  }

  /** From where it is known here to its end. */
  async #readChain(link: RelayLink): Promise<void> {
    while (true) {
      const after = this.#chain.length
      const { steps, more } = await link
        .ask('/v1/vault/devices', { after, steps: [] }, devicesAnswer)
        .catch((fault) => {
          throw fault instanceof RelayRefusal && fault.refused === 'not-signed' ? new RelayRefusal('not-let-in') : fault
        })
      await this.#goOn(steps)
      if (!more || steps.length === 0) return
    }
  }

  async #goOn(steps: readonly Step[]): Promise<void> {
    const chain = await goneOn(this.#inside().header.unit, this.#chain, steps)
    // Two chains that begin alike: a relay that shows one unit different devices.
    if (!chain) throw new RelayRefusal('other-chain')
    if (steps.length > 0) await this.#keepChain(chain)
  }

  async #followChain([n, id]: SyncAnswer['devices']): Promise<void> {
    const link = await this.#linked()
    const [own] = headOf(this.#chain)
    if (n > own) await this.#readChain(link)
    else if (this.#chain[n - 1]?.id !== id) throw new RelayRefusal('other-chain')
    else if (n < own) await this.#bringChain(link)
  }

  /** Appends a step that says this, if there is anything to say; where somebody was before, what there is to say is asked anew. */
  async #append(change: (chain: Chain) => Promise<StepChange | null>, by?: Device): Promise<void> {
    const link = await this.#linked()
    const { unit } = this.#inside().header
    for (let tries = 0; tries < MOST_STEPS; tries++) {
      const what = await change(this.#chain)
      if (!what) return
      const step = await nextStep(unit, this.#chain, by ?? link.device, what)
      try {
        await link.ask('/v1/vault/devices', { after: step.n, steps: [step] }, devicesAnswer)
        await this.#keepChain([...this.#chain, step])
        return
      } catch (fault) {
        const steps = fault instanceof RelayRefusal && fault.refused === 'head-moved' && fault.said?.steps
        if (!steps || steps.length === 0) throw fault
        await this.#goOn(steps)
      }
    }
  }

  /** What the chain has yet to be told: devices that staff here know, devices that were removed, who may open the unit. */
  async #owed(chain: Chain): Promise<StepChange | null> {
    const unit = this.#inside()
    const { memory, log, store, device } = unit
    const known = (await store.local('devicesKnown')) ?? Object.keys(log.heads)
    const removed = new Map(
      memory.of('device').flatMap(({ body }) => (body.removed ? [[body.device, body.removed.n]] : [])),
    )
    for (const [beside, { reader }] of besideOf(chain)) if (removed.has(reader)) removed.set(beside, 0)
    const [ever, members] = [everIn(chain), membersOf(chain)]
    const add = Object.entries(log.heads).flatMap(([id, { key }]) =>
      key && !ever.has(id) && !removed.has(id) && (id === device?.id || known.includes(id))
        ? [{ device: id, key }]
        : [],
    )
    const remove = [...removed].flatMap(([id, n]) =>
      members.has(id) && id !== device?.id ? [{ device: id, ...this.#lastTaken(id, n) }] : [],
    )
    const header = await this.#isAhead(chain)
    if (add.length + remove.length === 0 && !header) return null
    const body = header
      ? {
          body: bodyOf({
            header: await sealedHeader(unit.header.unit, await this.headerSecret(), unit.header),
            inbox: inboxOf(unit.header),
          }),
        }
      : {}
    return { add, remove, ...body }
  }

  #lastTaken(device: string, n: number) {
    const entry = this.#side.held.entriesOf(device).find((each) => each.n === n)
    return entry ? { n, head: entry.id } : { n: 0, head: '' }
  }

  /** Whether our header goes on from the one that the chain holds. */
  async #isAhead(chain: Chain): Promise<boolean> {
    const { header } = this.#inside()
    const there = await this.#headerThere(chain)
    if (!there) return true
    const [mine, theirs] = await Promise.all([headerHash(header), headerHash(there)])
    return standingTo(mine, theirs, this.#side.held.all()) === 'older'
  }

  async #headerThere(chain: Chain = this.#chain): Promise<Header | null> {
    const { header } = this.#inside()
    const [, of] = headOf(chain)
    if (this.#header?.of !== of)
      this.#header = { of, header: await headerIn(header.unit, await this.headerSecret(), chain) }
    return this.#header.header
  }

  /** A header whose word came another way, or in another order, than the header itself. */
  async #settleHeader(): Promise<void> {
    const unit = this.#inside()
    const there = await this.#headerThere()
    if (!there) return
    const [mine, theirs] = await Promise.all([headerHash(unit.header), headerHash(there)])
    const stands = standingTo(mine, theirs, this.#side.held.all())
    const only = { vector: {}, entries: [], rows: [], header: there }
    const taken = stands === 'newer' ? await takeIn(unit, only, { noted: false }) : null
    this.#parted = (taken?.header ?? stands) === 'parted'
    if (!taken) return
    this.#took(taken)
    await this.#side.follow()
  }
  #parted = false

  async #heard(answer: SyncAnswer): Promise<void> {
    const { header, memory } = this.#inside()
    const key = relayKeyOf(this.#inside()) ?? (this.#leaving ? keyBefore(memory) : null)
    if (key === null) throw new RelayRefusal('not-joined')
    if (!(await isReceipted(header.unit, key, answer))) throw new RelayRefusal('not-the-relay')
    this.#clockOff = (this.#at.now ?? Date.now)() - answer.at
    const { store, vector } = this.#state
    const restored = store !== null && hasLost(vector, answer.vector) ? { restored: new Date().toISOString() } : {}
    await this.#remember({ store: answer.store, vector: answer.vector, ...restored })
  }

  #took(taken: TakenIn): void {
    if (taken.copied) this.#copied = true
    if (taken.locked) this.#lock()
  }

  #lock(): never {
    this.#close()
    throw new VaultError('closed')
  }

  /** Writes that some device has said that it has, and that are not here though the relay has nothing more. */
  #owedWrites(): RelayState['owed'] {
    const { log, memory } = this.#inside()
    const removed = new Set(memory.of('device').flatMap(({ body }) => (body.removed ? [body.device] : [])))
    const said = new Map<string, number>()
    for (const [by, { seen }] of Object.entries(log.heads))
      if (!removed.has(by)) for (const [of, [n]] of Object.entries(seen)) said.set(of, Math.max(n, said.get(of) ?? 0))
    const now = new Date().toISOString()
    const late = [...said].filter(([of, n]) => !removed.has(of) && n > (log.heads[of]?.n ?? 0))
    return Object.fromEntries(late.map(([of]) => [of, this.#state.owed[of] ?? now]))
  }
}

/** Of a relay that the unit is just leaving. */
function keyBefore(memory: Pick<Memory, 'all'>): string | null {
  const all = ofKind(memory.all, 'setting').flatMap(({ body }) => (body.name === RELAY ? [body.value] : []))
  const last = all.findLast((value) => value && typeof value === 'object' && 'key' in value)
  return last ? ((last as { readonly key: string }).key ?? null) : null
}
