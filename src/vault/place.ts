/** A unit's place on this device: what it is called, and what that says. Pure. */
import type { Place, PracticePlace } from './vault.ts'

export type PlaceKind = 'unit' | 'practice'

export const placeOf = (kind: PlaceKind, unit: string): Place => `${kind}-${unit}`

export const isPractice = (place: Place): place is PracticePlace => place.startsWith('practice-')

export const kindOf = (place: Place): PlaceKind => (isPractice(place) ? 'practice' : 'unit')

/** The id of the unit, as its header has it. */
export const unitOf = (place: Place): string => place.slice(kindOf(place).length + 1)

/** For the name of a file, where two units' files may lie side by side: the kind and eight digits of the id. */
export const shortPlace = (place: Place): string => place.split('-', 2).join('-')

/** Null for what names no place. */
export const asPlace = (text: string): Place | null =>
  /^(unit|practice)-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? (text as Place) : null
