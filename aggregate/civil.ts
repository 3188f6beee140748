/** Days of periods, as civil dates: how many there are between two, and which comes so many days later. */
import { civilOf, dayNumberOf } from '#instruments'

/** Whole days from one civil date to another; negative when `to` comes first. */
export const daysBetween = (from: string, to: string): number => dayNumberOf(to) - dayNumberOf(from)

export const addDays = (civil: string, days: number): string => civilOf(dayNumberOf(civil) + days)
