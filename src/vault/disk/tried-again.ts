/** A browser that is clearing or starting its storage anew refuses for a moment: it is asked again before anybody is told. */
import { VaultError } from '../vault.ts'
import { asVaultError } from './database.ts'

/** How long before each try. */
const PAUSES_MS = [0, 100, 400]

/** Rejects with what the last try said, or at once with whatever another try would not mend. */
export async function triedAgain<T>(ask: () => Promise<T>, wanted: () => boolean = () => true): Promise<T> {
  let refused: unknown = new VaultError('closed')
  for (const pause of PAUSES_MS) {
    await new Promise((later) => setTimeout(later, pause))
    if (!wanted()) break
    try {
      return await ask()
    } catch (fault) {
      refused = asVaultError(fault)
      if (!(refused instanceof VaultError) || refused.reason !== 'closed') throw refused
    }
  }
  throw refused
}
