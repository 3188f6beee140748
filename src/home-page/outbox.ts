/**
 * Sends what was handed in until it is received: at once, when the network comes back or somebody asks, and in between with
 * pauses that grow. What is received is no longer kept.
 */
import {
  type HomePage,
  type HomePlan,
  homeFile,
  type News,
  type ReadsWhen,
  type Received,
  type SealedForm,
} from '../vault/home/index.ts'

const FIRST_PAUSE_MS = 3_000
const LONGEST_PAUSE_MS = 60_000

export type Sending =
  | { readonly is: 'sending' | 'failed'; readonly failures: number }
  | ({ readonly is: 'received'; readonly reads: ReadsWhen } & News)

export interface Outbox {
  sending(): Sending
  whenChanged(listener: () => void): () => void
  add(form: SealedForm): void
  tryNow(): void
  /** What is not received, for staff to take in from a file. */
  file(): Blob
}

export function outboxOf(
  page: Pick<HomePage, 'send'>,
  plan: HomePlan,
  waiting: readonly SealedForm[],
  received: (form: SealedForm, answer: Received) => Promise<void>,
): Outbox {
  let forms = waiting
  let standing: Sending = { is: 'sending', failures: 0 }
  let failures = 0
  let running = false
  let later: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const say = (next: Sending) => {
    standing = next
    for (const listener of listeners) listener()
  }

  async function run() {
    if (running) return
    running = true
    clearTimeout(later)
    for (let form = forms[0]; form; form = forms[0]) {
      say({ is: 'sending', failures })
      const answer = await page.send(plan, form)
      if ('refused' in answer) {
        failures += 1
        later = setTimeout(run, Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS))
        say({ is: 'failed', failures })
        break
      }
      const { id } = form
      forms = forms.filter((one) => one.id !== id)
      failures = 0
      // Kept a while longer where the phone refuses, it is sent once more, and counts once.
      await received(form, answer).catch(() => {})
      const { reads, second, revoked } = answer
      if (forms.length === 0) say({ is: 'received', reads, second, revoked })
    }
    running = false
  }

  addEventListener('online', () => void run())
  return {
    sending: () => standing,
    whenChanged(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add(form) {
      forms = [...forms, form]
      void run()
    },
    tryNow: () => void run(),
    file: () => homeFile(plan.unit, forms),
  }
}
