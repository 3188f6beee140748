/** One at a time across tabs, by Web Locks; within the tab alone where a browser has none. */
import type { Place } from '../vault.ts'

const queues = new Map<string, Promise<unknown>>()
const full = (name: string) => `mattstock/${name}`
const locks = (): LockManager | undefined => globalThis.navigator?.locks

/** A tab that holds a name and does not come on must not keep the others waiting for ever: they are told (`TimeoutError`). */
const LONGEST_WAIT_MS = 20_000

export function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const held = locks()
  if (held) return held.request(full(name), { signal: AbortSignal.timeout(LONGEST_WAIT_MS) }, work) as Promise<T>
  const mine = (queues.get(name) ?? Promise.resolve()).then(work, work)
  queues.set(name, mine)
  return mine
}

/** What the one tab claims in which a hand-over's form is open. */
export const sessionName = (place: Place, session: string) => `${place}/session/${session}`

export interface Claim {
  /** False while another tab has it. */
  readonly mine: boolean
  release(): void
}

/** The names that any tab holds now. A browser without locks cannot say. */
export async function heldLocks(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks()?.query()) ?? {}
  return new Set(held.map(({ name = '' }) => name.replace(full(''), '')))
}

/** A reloaded page's lock outlives the page by a moment: it is waited for this long before another tab is believed in. */
const PATIENCE_MS = 2_000

/** Holds a name for as long as this page lives, unless another tab holds it already. */
export function claim(name: string): Promise<Claim> {
  const held = locks()
  if (!held) return Promise.resolve({ mine: true, release: () => {} })
  return new Promise((told) => {
    held
      .request(
        full(name),
        { signal: AbortSignal.timeout(PATIENCE_MS) },
        () => new Promise<void>((release) => told({ mine: true, release })),
      )
      .catch(() => told({ mine: false, release: () => {} }))
  })
}
