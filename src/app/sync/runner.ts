/**
 * Keeps an open unit, or a tablet in the waiting room, in step with its relay: at once, after each write, whenever the relay says that there is something, and
 * every minute where it cannot say so. Without a network it waits in silence. By one tab at a time.
 */
import { asksAtHome } from '../../case-file/asks-at-home.ts'
import { backOff } from '../../outbox/back-off.ts'
import { type OpenVault, type Relay, RelayRefusal, type RelayStanding, VaultError } from '../../vault/index.ts'

/** After the last write of a burst. */
const BURST_MS = 150
/** Where no line is open, while the page is seen. */
const ROUND_MS = 60_000
/** Before a line that has ended is asked for again. */
const LINE_MS = 1_000
/** What another device or the operator has to do something about is looked at again so often. */
const WAITING_FOR_SOMEBODY = new Set(['not-let-in', 'unit-unknown', 'removed', 'unit-closed', 'other-chain', 'no-room'])

export interface Surroundings {
  readonly relay: Pick<Relay, 'wait'> & {
    syncOnce(): Promise<unknown>
    standing(): Pick<RelayStanding, 'refused'>
  }
  /** Calls whenever something was written. */
  readonly subscribe: (wrote: () => void) => () => void
  /** Whether somebody may be looking. */
  readonly seen: () => boolean
  /** Evenly drawn in [0, 1). */
  readonly chance: () => number
  readonly signal: AbortSignal
}

/** Until `signal`, or until the unit has left its relay. */
export async function keepInStep(around: Surroundings): Promise<void> {
  const end = new AbortController()
  const signal = AbortSignal.any([around.signal, end.signal])
  const turns = new Turns({ ...around, signal })
  const stop = around.subscribe(() => turns.soon(BURST_MS))
  const back = () => turns.atOnce()
  const looked = () => around.seen() && turns.soon(0)
  globalThis.addEventListener?.('online', back)
  globalThis.document?.addEventListener('visibilitychange', looked)
  try {
    await Promise.race([turns.run(), line({ ...around, signal }, turns)])
  } finally {
    end.abort()
    stop()
    globalThis.removeEventListener?.('online', back)
    globalThis.document?.removeEventListener('visibilitychange', looked)
  }
}

/** The open unit's: the first tab that asks has it, and the next once that one is gone. */
export async function inStepInOneTab(vault: OpenVault, signal: AbortSignal): Promise<void> {
  const [relay, home] = await Promise.all([vault.relay(), vault.home()])
  const { subscribe } = vault
  const rounds: Surroundings['relay'] = {
    wait: (end) => relay.wait(end),
    standing: () => relay.standing(),
    // What came from home is taken in by whoever is in, on whatever page: the round itself has come to its end by then.
    async syncOnce() {
      const round = await relay.syncOnce()
      if (asksAtHome(vault)) await home.fetch().catch(notOfTheRelay)
      return round
    },
  }
  const around = {
    relay: rounds,
    subscribe,
    signal,
    seen: () => document.visibilityState === 'visible',
    chance: Math.random,
  }
  // The relay may be away, or know this device no more: then what is answered here comes in when staff have it again.
  const ready = () => relay.readyBeside().catch((fault) => fault instanceof RelayRefusal || Promise.reject(fault))
  const work = () => Promise.all([keepInStep(around), ready()])
  try {
    await navigator.locks.request(`mattstock/${vault.place}/in-step`, { signal }, work)
  } catch (fault) {
    // Locked or handed over meanwhile, which this hears of a moment later.
    await new Promise((later) => setTimeout(later))
    if (!signal.aborted) throw fault
  }
}

/** The next round hears of it again. */
function notOfTheRelay(fault: unknown): void {
  if (!(fault instanceof RelayRefusal)) throw fault
}

/** When the next turn is, and what the one before it came to. */
class Turns {
  readonly #around: Surroundings
  /** Of `performance.now()`: the next turn, and before which there is none. */
  #due = 0
  #notBefore = 0
  #failed = 0
  #wake = () => {}
  lineOpen = false

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** A turn within so many milliseconds. */
  soon(ms: number): void {
    // Somebody has asked from a screen meanwhile, and was answered.
    if (this.#failed > 0 && this.#around.relay.standing().refused === null) this.#notBefore = 0
    this.#due = Math.min(this.#due, performance.now() + ms)
    this.#wake()
  }

  /** The network is there again: whatever was waited for. */
  atOnce(): void {
    this.#notBefore = 0
    this.soon(0)
  }

  async run(): Promise<void> {
    const { signal } = this.#around
    while (!signal.aborted) {
      const wait = Math.max(this.#due, this.#notBefore) - performance.now()
      if (wait > 0) {
        const { promise, resolve } = Promise.withResolvers<void>()
        this.#wake = resolve
        await pause(wait, signal, promise)
        continue
      }
      const round = performance.now() + ROUND_MS
      this.#due = round
      if (await this.#turn(round)) return
    }
  }

  /**
   * @param round when the next is, unless somebody asks for one sooner
   * @returns whether there is nothing more to be in step with
   */
  async #turn(round: number): Promise<boolean> {
    const { relay, seen, chance } = this.#around
    // What nobody sees waits for whoever looks; the line tells of what comes.
    if (!seen() && this.#failed > 0) return false
    try {
      await relay.syncOnce()
      this.#failed = 0
      this.#notBefore = 0
    } catch (fault) {
      // A full disk, and a database that does not answer, are tried again like a relay that does not.
      const refusal = fault instanceof RelayRefusal ? fault : null
      if (!refusal && !(fault instanceof VaultError && fault.reason !== 'closed')) throw fault
      if (refusal?.refused === 'not-joined') return true
      this.#failed += 1
      const somebody = refusal && WAITING_FOR_SOMEBODY.has(refusal.refused)
      const wait = somebody ? ROUND_MS : backOff(this.#failed, chance(), refusal?.retryAfter ?? null)
      this.#notBefore = performance.now() + wait
      this.#due = this.#notBefore
      return false
    }
    // What the line has said during this turn is not in it.
    if (this.lineOpen && this.#due === round) this.#due += 9 * ROUND_MS
    return false
  }
}

/** Kept open for as long as the unit is; asked for again when it ends, each time it fails a little later. */
async function line({ relay, signal, chance }: Surroundings, turns: Turns): Promise<void> {
  for (let failed = 0; !signal.aborted; failed++) {
    try {
      for await (const _ of relay.wait(signal)) {
        turns.lineOpen = true
        failed = 0
        turns.soon(0)
      }
    } catch (fault) {
      if (!(fault instanceof RelayRefusal) && !signal.aborted) throw fault
      // A comparison shows what somebody has changed: that this device was removed, say, or let in.
      if (fault instanceof RelayRefusal && WAITING_FOR_SOMEBODY.has(fault.refused)) turns.soon(0)
    }
    turns.lineOpen = false
    turns.soon(ROUND_MS)
    await pause(failed === 0 ? LINE_MS * (1 + chance()) : LINE_MS + backOff(failed, chance(), null), signal)
  }
}

async function pause(ms: number, signal: AbortSignal, sooner?: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  const over = () => resolve()
  signal.addEventListener('abort', over)
  await Promise.race([promise, ...(sooner ? [sooner] : [])])
  clearTimeout(timer)
  signal.removeEventListener('abort', over)
}
