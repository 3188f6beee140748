/**
 * The outbox of one place while the app is open, locked or not: tries at start, when the network is back, when the app
 * becomes visible, on a timer, and when asked.
 */
import type { Place } from '../vault/index.ts'
import type { Delivery, OutboxRow } from './row.ts'
import { isUnsent, outboxRunner, type Which } from './runner.ts'
import { type OutboxStore, openOutbox } from './store.ts'

interface OutboxState {
  readonly rows: readonly OutboxRow[]
  /** How far this device's clock is ahead of the collector's, in milliseconds; null where that is not known. */
  readonly skew: number | null
}

export interface Outbox {
  /** The same object until something changed. */
  state(): OutboxState
  subscribe(changed: () => void): () => void
  add(rows: readonly OutboxRow[]): Promise<void>
  /** Where a row's end became known in another way than by sending: a receipt carried as a file, a batch that took its place. */
  settle(id: string, delivery: Delivery): Promise<void>
  /** The device has connected again: an unsent row goes under its new name, at once. */
  readdress(id: string, deviceId: string): Promise<void>
  /** *Skicka nu*: does not wait for the next time. */
  sendNow(): Promise<void>
}

// Also where nothing waits: another tab may have frozen something.
const LONGEST_NAP_MS = 60_000

const open = new Map<Place, Outbox>()

/** One a place and page; the first call starts it. */
export function outboxOf(place: Place): Outbox {
  const running = open.get(place) ?? start(place, openOutbox(place))
  open.set(place, running)
  return running
}

function start(place: Place, store: OutboxStore): Outbox {
  let state: OutboxState = { rows: [], skew: null }
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const tabs = new BroadcastChannel(`mattstock-outbox-${place}`)

  async function refresh(skew: number | null = null) {
    state = { rows: await store.rows(), skew: skew ?? state.skew }
    for (const listener of listeners) listener()
  }
  async function changedHere(skew?: number | null) {
    await refresh(skew)
    tabs.postMessage('changed')
  }
  const runner = outboxRunner({
    store: { rows: store.rows, deliver: (id, delivery) => store.deliver(id, delivery).then(() => changedHere()) },
    lock: `mattstock-outbox-${place}`,
    origin: '',
    now: Date.now,
    chance: Math.random,
    answered: (skew) => void changedHere(skew),
  })

  async function pass(which: Which) {
    clearTimeout(timer)
    try {
      await runner.pass(which)
    } finally {
      clearTimeout(timer)
      timer = setTimeout(() => void pass('due'), Math.min(LONGEST_NAP_MS, (await runner.idle()) ?? LONGEST_NAP_MS))
    }
  }

  tabs.onmessage = () => void refresh()
  addEventListener('online', () => void pass('online'))
  document.addEventListener('visibilitychange', () => void (document.visibilityState === 'visible' && pass('due')))
  void refresh().then(() => pass('due'))

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    async add(rows) {
      await store.add(rows)
      await changedHere()
    },
    async settle(id, delivery) {
      await store.deliver(id, delivery)
      await changedHere()
    },
    async readdress(id, deviceId) {
      await store.readdress(id, deviceId)
      await changedHere()
      await pass('due')
    },
    sendNow: () => pass('now'),
  }
}

/** Rows that are not at the end of their way. */
export const unsentRows = (rows: readonly OutboxRow[]): readonly OutboxRow[] => rows.filter(isUnsent)
