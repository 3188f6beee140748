/** Where the tablet stands when it starts: handed over comes before everything, then the unit that was last in use. */
import {
  type Choice,
  choosePlace,
  chosenPlace,
  type HandedOver,
  isPractice,
  isSecond,
  type LockedVault,
  lastOf,
  type OpenVault,
  openVaultAt,
  type Place,
  placesOnDisk,
  shareInFile,
  type UnitHere,
  type UnitsHere,
  unitsHere,
  VaultError,
  type WaitingTablet,
} from '../vault/index.ts'

export type TabletState =
  | { readonly is: 'handed-over'; readonly session: HandedOver }
  | { readonly is: 'first'; readonly here: UnitsHere }
  | { readonly is: 'locked'; readonly place: Place; readonly vault: LockedVault; readonly here: UnitsHere }
  | { readonly is: 'open'; readonly vault: OpenVault }
  | { readonly is: 'waiting-room'; readonly tablet: WaitingTablet }
  | Trouble

export interface Trouble {
  readonly is: 'trouble'
  readonly reason: VaultError['reason']
  /** Where it is one unit's own, and another may be chosen. */
  readonly at?: { readonly place: Place; readonly here: UnitsHere }
}

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
    return (await handedOver()) ?? (await closed())
  } catch (error) {
    return asTrouble(error)
  }
}

/** In whatever unit it is. Where no share of a key lies, there is none, and the place need not be opened. */
async function handedOver(): Promise<TabletState | null> {
  for (const place of await placesOnDisk()) {
    // A practice tablet in the waiting room may lie beside the practice unit, which another tab works in.
    if (isSecond(place) && chosenPlace() !== place) continue
    const found = (await shareInFile(place)) && (await openVaultAt(place))
    if (found && (found.is === 'handed-over' || found.is === 'waiting-room')) return found
  }
  return null
}

async function closed(): Promise<TabletState> {
  const here = await unitsHere()
  const chosen = chosenPlace()
  const place = beginWith(
    here.units.filter(({ is }) => is === 'whole'),
    chosen,
  )
  if (!place && (chosen === 'practice' || chosen === 'new-practice')) {
    const { newPractice } = await import('./practice.ts')
    const vault = await newPractice(here)
    choosePlace(vault.place)
    return { is: 'open', vault }
  }
  if (!place) return { is: 'first', here }
  try {
    const found = await openVaultAt(place)
    if (found.is === 'waiting-room') return found
    return found.is === 'locked' ? { ...found, place, here } : { is: 'first', here }
  } catch (error) {
    return { ...asTrouble(error), at: { place, here } }
  }
}

/** What this tab has chosen, or the unit that was last in use; a practice unit only where it was asked for. */
function beginWith(whole: readonly UnitHere[], chosen: Choice | null): Place | undefined {
  if (chosen === 'new-practice') return undefined
  if (chosen === 'practice') return lastOf(whole.filter(({ place }) => isPractice(place) && !isSecond(place)))
  return whole.find(({ place }) => place === chosen)?.place ?? lastOf(whole.filter(({ place }) => !isPractice(place)))
}

export function asTrouble(error: unknown): Trouble {
  if (error instanceof VaultError) return { is: 'trouble', reason: error.reason }
  throw error
}
