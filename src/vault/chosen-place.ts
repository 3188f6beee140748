/** Which unit this tab works in, and which the next start begins with. */
import { lastChosen, noteChosen } from './disk/notes.ts'
import type { UnitHere } from './disk/places.ts'
import { asPlace, kindOf } from './place.ts'
import type { Place } from './vault.ts'

const chosen = 'mattstock-place'

/** `practice` is the practice unit that was last in use, or a new one where there is none. */
export type Choice = Place | 'practice' | 'new-practice'

/** For the tab's life; a unit is also what the next start begins with. */
export function choosePlace(choice: Choice): void {
  sessionStorage.setItem(chosen, choice)
  const place = asPlace(choice)
  if (place) noteChosen(place)
}

export const forgetChosenPlace = (): void => sessionStorage.removeItem(chosen)

export function chosenPlace(): Choice | null {
  const kept = sessionStorage.getItem(chosen) ?? ''
  return kept === 'practice' || kept === 'new-practice' ? kept : asPlace(kept)
}

/** Of units of one kind, the one that was last in use. */
export function lastOf(units: readonly UnitHere[]): Place | undefined {
  const [latest] = units.toSorted((one, other) => (other.lastHere ?? '').localeCompare(one.lastHere ?? ''))
  const last = latest && lastChosen(kindOf(latest.place))
  return (units.find(({ place }) => place === last) ?? latest)?.place
}
