/**
 * A tablet in the waiting room. It shows whose turn it is, asks what a reader has sent, and gives back what was answered, sealed
 * to the unit; each of these lies here until a reader's log has it. It opens letters to itself and its own draft, and nothing
 * else: it has no way to staff.
 */
import { forms as builtIn } from '#instruments'
import { devicesAnswer, type LettersAnswer } from '#relay'
import { clockDay } from '../../clock/today.ts'
import { random, unbase64 } from '../crypto/bytes.ts'
import { aesKey, sealJson } from '../crypto/seal.ts'
import { eraseOpen } from '../disk/erase-place.ts'
import { split } from '../disk/key-shares.ts'
import { drop, put } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import { isPractice } from '../place.ts'
import { type Chain, goneOn, inboxIn, readersOf, shownRemoval } from '../relay-client/chain.ts'
import {
  askLetters,
  fetched,
  type Left,
  leftAndDropped,
  opened,
  type ToReaders,
  type ToTablet,
  toTablet,
  written,
} from '../relay-client/letters.ts'
import { type RelayAt, type RelayLink, RelayRefusal, relayLink } from '../relay-client/link.ts'
import { answersFile } from '../session/answers-file.ts'
import type { Answering } from '../session/handed-over.ts'
import { running, runningHandover, type TakeBackMethods } from '../session/running-handover.ts'
import { blankDraft, openPlan, sealDraft, sessionAad } from '../session/session.ts'
import { type HandedOver, type Place, VaultError } from '../vault.ts'
import { inboxOfTablet, signerBy, type TabletRow } from './place.ts'
import { keepSoFar, partsOf, sealedPart, type Telling, telling } from './so-far.ts'

type Form = Extract<ToTablet, { says: 'form' }>

/** A sign of life is said anew after so long. */
const STANDS_MS = 60 * 60_000

/** Somebody's turn: the number that staff read out. */
interface Turn {
  readonly session: string
  readonly turn: number
}

/** A form that is being answered here. Staff have no way back through it. */
interface TurnTaken extends HandedOver {
  /** Nobody goes on: what is answered so far goes to the readers, and the tablet waits for the next. */
  giveBack(): Promise<void>
}

export interface WaitingTablet {
  readonly place: Place
  readonly practice: boolean
  /** Forms that nobody has begun, by their numbers. */
  turns(): readonly Turn[]
  /** What is being answered, or has just been handed in; null while the tablet waits. */
  taken(): TurnTaken | null
  begin(session: string): Promise<void>
  /** After the thanks: the tablet waits for the next. */
  done(): void
  /** Why the relay could not be asked last; null where it could, or was not. */
  refused(): RelayRefusal['refused'] | null
  /** How much lies here that no reader is known to have. */
  waits(): number
  /** Throws a `RelayRefusal`. @param version which this one runs */
  syncOnce(version: string): Promise<void>
  /** See `RelayLink`. */
  wait(signal: AbortSignal): AsyncGenerator<'open' | 'something'>
  /** Calls when something changed. `wrote`: there is something to be sent. */
  subscribe(changed: (wrote: boolean) => void): () => void
  /** What lies here and no reader is known to have, for *läs in svar* on a reader; null where nothing does. */
  answersFile(): Promise<Blob | null>
  /** Where the unit has taken this tablet away, or is no more: all of it goes. Reload afterwards. */
  erase(): Promise<void>
}

/** There is no key slot here that a secret could open. */
const NO_WAY: TakeBackMethods = { bySecret: async () => ({ refused: 'wrong-passphrase' }), byPin: null }

export async function openTablet(store: Store, row: TabletRow, at: RelayAt = {}): Promise<WaitingTablet> {
  const link = relayLink(row.unit, await signerBy(row), at)
  const tablet = new Tablet(store, row, link)
  await tablet.resume()
  return tablet
}

class Tablet implements WaitingTablet {
  readonly #store: Store
  readonly #link: RelayLink
  #row: TabletRow
  #chain: Chain = []
  /** What has been opened of what lies at the relay for this tablet. */
  #read = new Map<string, ToTablet | null>()
  #forms: readonly Form[] = []
  #taken: TurnTaken | null = null
  #answering: Answering | null = null
  #standing: { readonly id: string; readonly text: string; readonly at: number } | null = null
  #refused: RelayRefusal['refused'] | null = null
  #waits = 0
  #running: Promise<unknown> = Promise.resolve()
  readonly #listeners = new Set<(wrote: boolean) => void>()

  constructor(store: Store, row: TabletRow, link: RelayLink) {
    this.#store = store
    this.#row = row
    this.#link = link
  }

  get place(): Place {
    return this.#store.place
  }
  get practice(): boolean {
    return isPractice(this.#store.place)
  }

  subscribe = (changed: (wrote: boolean) => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }
  #changed(wrote: boolean): void {
    for (const listener of this.#listeners) listener(wrote)
  }

  taken = () => this.#taken
  refused = () => this.#refused
  waits = () => this.#waits
  turns = (): readonly Turn[] =>
    this.#forms.map(({ session, turn }) => ({ session: session.id, turn })).sort((a, b) => a.turn - b.turn)

  /** What a restart comes back to. */
  async resume(): Promise<void> {
    this.#chain = (await this.#store.local('relayChain')) ?? []
    this.#waits = await this.#store.count('handed')
    const session = await runningHandover(this.#store, inboxOfTablet(this.#row), NO_WAY)
    if (session) this.#take(session)
  }

  #take(session: Answering): void {
    this.#answering = session
    const soFar = (ended: boolean) => keepSoFar(this.#store, inboxOfTablet(this.#row), session, ended)
    const wrote = () => this.#changed(true)
    const told = telling(session, {
      soFar: () => soFar(false),
      parts: () => partsOf(this.#store, session.session),
      wrote,
    })
    this.#taken = turnTaken(told, { soFar, left: () => this.#leave() })
  }

  #leave(): void {
    this.#taken = null
    this.#answering = null
    this.#changed(true)
  }

  async begin(id: string): Promise<void> {
    const form = this.#forms.find(({ session }) => session.id === id)
    if (!form || this.#taken) return
    const { unit } = this.#row
    const plan = await openPlan(await aesKey(unbase64(form.key)), unit, form.session)
    // Under a key that never leaves this tablet: whoever has kept what was sent opens no draft by it.
    const raw = random(32)
    const shares = split(raw)
    const key = await aesKey(raw)
    const row = { ...form.session, plan: await sealJson(key, sessionAad('plan', unit, id), plan) }
    const draft = await sealDraft(key, unit, id, 0, blankDraft(0, { mode: 'one-by-one' }))
    await this.#store.commit(async () => ({
      ops: [put('sessions', row), put('drafts', draft)],
      local: [{ set: 'session', to: { id, share: shares.inDatabase } }],
      share: shares.inFile,
    }))
    this.#take(await running(this.#store, inboxOfTablet(this.#row), row, key, shares, NO_WAY))
    this.#forms = this.#forms.filter(({ session }) => session.id !== id)
    this.#changed(true)
  }

  done(): void {
    if (this.#taken?.over()) this.#leave()
  }

  wait = (signal: AbortSignal): AsyncGenerator<'open' | 'something'> => this.#link.wait(signal)

  async answersFile(): Promise<Blob | null> {
    const [handed, sessions] = await Promise.all([this.#store.all('handed'), this.#store.all('sessions')])
    const whole = handed.filter(({ part }) => !part)
    const of = new Set(whole.map(({ session }) => session))
    const rows = [
      ...sessions.flatMap((row) => (of.has(row.id) ? [put('sessions', row)] : [])),
      ...whole.map((row) => put('handed', row)),
    ]
    return whole.length > 0 ? answersFile(this.#row.unit, rows) : null
  }

  async erase(): Promise<void> {
    if (this.#refused !== 'removed' && this.#refused !== 'unit-closed') throw new VaultError('not-permitted')
    await eraseOpen(this.#store)
  }

  syncOnce(version: string): Promise<void> {
    const asked = async () => {
      try {
        await this.#synced(version)
        this.#refused = null
      } catch (fault) {
        const shown = await shownRemoval(this.#row.unit, this.#chain, this.#link.device.id, fault)
        if (shown instanceof RelayRefusal) this.#refused = shown.refused
        throw shown
      } finally {
        this.#waits = await this.#store.count('handed')
        this.#changed(false)
      }
    }
    const running = this.#running.then(asked, asked)
    this.#running = running.catch(() => undefined)
    return running
  }

  async #synced(version: string): Promise<void> {
    if (this.#chain.length === 0) await this.#readChain()
    const { here, devices } = await askLetters(this.#link, {})
    if (devices[0] > this.#chain.length) await this.#readChain()
    else if (this.#chain[devices[0] - 1]?.id !== devices[1]) throw new RelayRefusal('other-chain')
    await this.#readNew(here)
    const heard = here.flatMap(({ id }) => {
      const what = this.#read.get(id)
      return what ? [{ id, what }] : []
    })
    const settled: string[] = []
    for (const { id, what } of heard) {
      if (what.says === 'form') continue
      if (what.says === 'adopted') await this.#adopted(what.handed)
      else await this.#givenBack(what.session, heard)
      settled.push(id)
    }
    await this.#push(here, heard, settled, version)
  }

  /** From where it is known here to its end: it begins as it did when this tablet was let in, and goes on by signed steps of readers. */
  async #readChain(): Promise<void> {
    for (;;) {
      const { steps, more } = await this.#link.ask(
        '/v1/vault/devices',
        { after: this.#chain.length, steps: [] },
        devicesAnswer,
      )
      const chain = await goneOn(this.#row.unit, this.#chain, steps)
      if (!chain || (chain[0] && chain[0].id !== this.#row.genesis)) throw new RelayRefusal('other-chain')
      const row = { ...this.#row, inbox: inboxIn(chain) ?? this.#row.inbox }
      await this.#store.commit(async () => ({ ops: [put('meta', row)], local: [{ set: 'relayChain', to: chain }] }))
      this.#chain = chain
      this.#row = row
      if (!more || steps.length === 0) return
    }
  }

  async #readNew(here: LettersAnswer['here']): Promise<void> {
    const readers = readersOf(this.#chain)
    const lies = new Set(here.map(({ id }) => id))
    this.#read = new Map([...this.#read].filter(([id]) => lies.has(id)))
    const own = this.#link.device.id
    const news = here.filter(({ id, to, by }) => to === own && readers.has(by) && !this.#read.has(id))
    const texts = await fetched(
      this.#link,
      news.map(({ id }) => id),
    )
    const half = () => this.#row.sealing.private
    for (const one of news) {
      const said = texts.get(one.id)
      const key = readers.get(one.by)
      if (said === undefined || key === undefined) continue
      this.#read.set(one.id, await opened(this.#row.unit, one, said, key, half, toTablet))
    }
  }

  async #adopted(id: string): Promise<void> {
    if (await this.#store.get('handed', id)) await this.#store.commit(async () => ({ ops: [drop('handed', id)] }))
  }

  async #givenBack(session: string, heard: readonly { readonly what: ToTablet }[]): Promise<void> {
    if (this.#answering?.session === session) return this.#answering.over() ? undefined : this.#taken?.giveBack()
    const form = heard.flatMap(({ what }) => (what.says === 'form' && what.session.id === session ? [what] : []))[0]
    if (!form || (await this.#store.get('sessions', session))) return
    // Nobody has begun it: that is said as all else is.
    const blank = blankDraft(0, { mode: 'one-by-one' })
    const part = await sealedPart(inboxOfTablet(this.#row), form.session, blank, true, clockDay())
    await this.#store.commit(async () => ({ ops: [put('sessions', form.session), put('handed', part)] }))
  }

  /** What lies here and no reader has yet is left at the relay, and what is over here is dropped there, in one. */
  async #push(
    here: LettersAnswer['here'],
    heard: readonly { readonly id: string; readonly what: ToTablet }[],
    settled: readonly string[],
    version: string,
  ): Promise<void> {
    const { unit, inbox } = this.#row
    const { id: own } = this.#link.device
    const [handed, sessions] = await Promise.all([this.#store.all('handed'), this.#store.all('sessions')])
    const mine = here.filter(({ by }) => by === own).map(({ id }) => id)
    const to = { to: unit, public: inbox.public, epoch: inbox.n }
    const leave: Left[] = []
    for (const row of handed)
      if (!mine.includes(row.id))
        leave.push(await written(unit, this.#link.device, row.id, to, { says: 'handed', handed: row }))
    const begun = this.#answering && !this.#answering.over() ? this.#answering.session : null
    const standing = { says: 'standing', version, forms: revisions(), begun } as const
    const text = JSON.stringify([standing, inbox.n])
    const said = this.#standing
    const now = Date.now()
    if (said?.text !== text || !mine.includes(said.id) || now - said.at >= STANDS_MS) {
      this.#standing = { id: crypto.randomUUID(), text, at: now }
      const what = { ...standing, at: new Date(now).toISOString() } satisfies ToReaders
      leave.push(await written(unit, this.#link.device, this.#standing.id, to, what))
    }
    const kept = new Set([this.#standing?.id, ...handed.map(({ id }) => id)])
    // What was answered to its end, or broken off: its row says so for as long as its letter lies there.
    const over = new Set(sessions.map(({ id }) => id).filter((id) => id !== begun))
    const forms = heard.flatMap(({ what }) => (what.says === 'form' ? [what] : []))
    const drops = [
      ...settled,
      ...mine.filter((id) => !kept.has(id)),
      ...forms.flatMap(({ session }) => (over.has(session.id) ? [session.id] : [])),
    ]
    await leftAndDropped(this.#link, leave, drops)
    this.#forms = forms.filter(({ session }) => !over.has(session.id) && session.id !== begun)
    // What lies here still needs its row, should it leave as a file.
    const needed = new Set([...forms.map(({ session }) => session.id), ...handed.map(({ session }) => session)])
    const gone = [...over].filter((id) => !needed.has(id))
    if (gone.length > 0) await this.#store.commit(async () => ({ ops: gone.map((id) => drop('sessions', id)) }))
  }
}

const revisions = () => builtIn.map(({ id, revision }): [string, number] => [id, revision])

/** The hand-over, from which nobody but the tablet's next has a way on. */
function turnTaken(session: Telling, at: { soFar(ended: boolean): Promise<void>; left(): void }): TurnTaken {
  return {
    ...session,
    get writer() {
      return session.writer
    },
    async giveBack() {
      session.quiet()
      if (!session.over()) await at.soFar(true)
      at.left()
    },
  }
}
