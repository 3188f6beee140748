/** Every question to the browser's storage gets an answer: its own, or after a while that there is none. */
import { VaultError } from '../vault.ts'

/** What even a slow tablet needs for one step in its storage, many times over. */
const PATIENCE_MS = 20_000

/** Rejects with the reason `silent` where the browser has not answered in time. What it says later is not heard. */
export function inTime<T>(asked: PromiseLike<T>, ms = PATIENCE_MS): Promise<T> {
  return new Promise((answered, failed) => {
    const late = setTimeout(() => failed(new VaultError('silent')), ms)
    asked.then(
      (answer) => {
        clearTimeout(late)
        answered(answer)
      },
      (fault) => {
        clearTimeout(late)
        failed(fault)
      },
    )
  })
}
