/** A unit's place on this device: what it is called, and what that says. Pure. */
import type { Place, PracticePlace } from './vault.ts'

export type PlaceKind = 'unit' | 'practice'

export const placeOf = (kind: PlaceKind, unit: string): Place => `${kind}-${unit}`

export const isPractice = (place: Place): place is PracticePlace => place.startsWith('practice-')

export const kindOf = (place: Place): PlaceKind => (isPractice(place) ? 'practice' : 'unit')

/** The id of the unit, as its header has it. */
export const unitOf = (place: Place): string => {
  const from = kindOf(place).length + 1
  return place.slice(from, from + ID)
}

/** As long as an id is. */
const ID = 36

/** Where a second device of a practice unit lies beside the first in one browser: anybody can see a write cross. */
export const secondPlaceOf = (unit: string): PracticePlace => `practice-${unit}${SECOND}`

export const isSecond = (place: Place): boolean => place.endsWith(SECOND)

const SECOND = '-second'

/** For the name of a file, where two units' files may lie side by side: the kind and eight digits of the id. */
export const shortPlace = (place: Place): string => place.split('-', 2).join('-') + (isSecond(place) ? SECOND : '')

/** Null for what names no place. */
export const asPlace = (text: string): Place | null =>
  /^(unit|practice)-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(withoutSecond(text)) ? (text as Place) : null

/** Only a practice unit has one. */
const withoutSecond = (text: string) => text.replace(/^(practice-.*)-second$/, '$1')
