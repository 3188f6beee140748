/** Keeps the newest draft on its way to the vault: after the paint, one at a time, and never said to be saved before it is. */
import { afterPaint } from '../look/after-paint.ts'
import { type Answering, type Draft, type Saved, VaultError } from '../vault/index.ts'

export type SaveState =
  | { readonly is: 'nothing-yet' | 'saving' | Saved }
  /** `times` counts the tries since the last that went well. */
  | { readonly is: 'failed'; readonly reason: VaultError['reason']; readonly times: number }

export interface Saver {
  put(draft: Draft): void
  /** Saves this draft; false where it could not be, which the state then says. */
  flush(draft: Draft): Promise<boolean>
  /** Tries once more with what is kept in memory. */
  again(): void
  /** Seals the form to the unit, or says why not. */
  handIn(): Promise<'next-form' | 'all-done' | null>
}

export function saver(session: Answering, tell: (state: SaveState) => void): Saver {
  let waiting: Draft | null = null
  let running: Promise<boolean> | null = null
  let failures = 0

  function failed(error: unknown) {
    if (!(error instanceof VaultError)) throw error
    failures += 1
    tell({ is: 'failed', reason: error.reason, times: failures })
  }

  async function run(): Promise<boolean> {
    await afterPaint()
    let saved: Saved = 'saved'
    try {
      for (let draft = waiting; draft; draft = waiting) {
        saved = await session.save(draft)
        if (waiting === draft) waiting = null
      }
    } catch (error) {
      failed(error)
      return false
    } finally {
      // In the same breath as the last look at what waits, so that nothing can come between and be left lying.
      running = null
    }
    failures = 0
    tell({ is: saved })
    return true
  }

  function start(): Promise<boolean> {
    tell({ is: 'saving' })
    running ??= run()
    return running
  }

  return {
    put(draft) {
      waiting = draft
      void start()
    },
    flush(draft) {
      waiting = draft
      return start()
    },
    again() {
      void start()
    },
    async handIn() {
      try {
        return await session.handIn()
      } catch (error) {
        failed(error)
        return null
      }
    },
  }
}
