/** Which unit this tab works in: the real one or the practice one. */
import type { Place } from './vault.ts'

const chosen = 'mattstock-place'

/** Held for the tab's life only: a restart begins with the real unit. */
export const choosePlace = (place: Place) => sessionStorage.setItem(chosen, place)
export const chosenPlace = (): Place => (sessionStorage.getItem(chosen) === 'practice' ? 'practice' : 'unit')
