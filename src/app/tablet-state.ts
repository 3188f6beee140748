/** Where the tablet stands when it starts: handed over comes before everything, then the unit, then the practice unit. */
import {
  chosenPlace,
  type HandedOver,
  type LockedVault,
  type OpenVault,
  openVaultAt,
  type Place,
  VaultError,
} from '../vault/index.ts'

export type TabletState =
  | { readonly is: 'handed-over'; readonly session: HandedOver }
  /** `lastHere` is the day that a unit was last seen, when the browser has cleared it since. */
  | { readonly is: 'first'; readonly lastHere: string | null }
  | { readonly is: 'locked'; readonly place: Place; readonly vault: LockedVault }
  | { readonly is: 'open'; readonly vault: OpenVault }
  | { readonly is: 'trouble'; readonly reason: VaultError['reason'] }

let looking: Promise<TabletState> | null = null

/** One look at a time: a hand-over belongs to the first who finds it, and a second look would find it taken. */
export function readTabletState(): Promise<TabletState> {
  looking ??= look().finally(() => {
    looking = null
  })
  return looking
}

async function look(): Promise<TabletState> {
  try {
    const unit = await openVaultAt('unit')
    if (unit.is === 'handed-over') return unit
    const practice = await openVaultAt('practice')
    if (practice.is === 'handed-over') return practice
    if (chosenPlace() === 'practice') {
      if (practice.is === 'locked') return { ...practice, place: 'practice' }
      // Asked for and not there: never made on this tablet, or begun anew.
      const { openPractice } = await import('./practice.ts')
      return { is: 'open', vault: await openPractice() }
    }
    if (unit.is === 'locked') return { ...unit, place: 'unit' }
    return { is: 'first', lastHere: (unit.is === 'empty' && unit.lastHere) || null }
  } catch (error) {
    return asTrouble(error)
  }
}

export function asTrouble(error: unknown): TabletState {
  if (error instanceof VaultError) return { is: 'trouble', reason: error.reason }
  throw error
}
