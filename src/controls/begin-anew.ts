/**
 * What staff had open must not stay in the page's memory. React keeps the screen before the one that is shown, so taking
 * the vault away is not enough. Either the page begins anew, or, where it must go on (the tablet is handed over, a case
 * was erased), its screens are drawn from the first on a root of their own.
 */
import { createContext, use } from 'react'
import { chosenPlace, type HandedOver, type OpenVault, type Place } from '../vault/index.ts'

export interface Screens {
  /** Takes every screen away. */
  clear(): void
  /** Draws the screens anew on a new root, beginning here. */
  renew(
    from:
      | { readonly is: 'handed-over'; readonly session: HandedOver }
      | { readonly is: 'open'; readonly vault: OpenVault },
  ): void
}

const Context = createContext<Screens>({ clear: () => {}, renew: () => {} })
export const ScreensProvider = Context.Provider
export const useScreens = (): Screens => use(Context)

/** Why a page began anew, to be said on the next one: ids of `words/`. */
const lockedBecause = [
  'lock.by-itself',
  'lock.by-itself-kept',
  'lock.by-itself-lost',
  'lock.in-other-tab',
  'lock.taken-back',
] as const
type Because = (typeof lockedBecause)[number]

const said = 'mattstock-locked-because'

/** Goes to the first page by a navigation of the browser's own, once what was begun is written. */
export async function beginAnew(screens: Screens, because: Because | null, written?: Promise<void>): Promise<void> {
  if (because) sayWhyLocked(because)
  else sessionStorage.removeItem(said)
  screens.clear()
  try {
    await written
  } finally {
    // Whatever became of it: an empty page that stays says nothing and leads nowhere.
    location.replace('/')
  }
}

/** Of the unit that this tab works in: another's locked page says nothing of it. */
export const sayWhyLocked = (because: Because): void =>
  sessionStorage.setItem(said, `${because} ${chosenPlace() ?? ''}`)

/** What is to be said on a unit's locked page, until somebody has come in. */
export function whyLocked(place: Place): Because | null {
  const kept = sessionStorage.getItem(said)
  return lockedBecause.find((one) => `${one} ${place}` === kept) ?? null
}

export const forgetWhyLocked = (): void => sessionStorage.removeItem(said)
