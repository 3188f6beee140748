import { civilDay } from '#aggregate'

/** The day it is in the units' calendar, wherever the command runs: the clock is read here. */
export const today = (): string => civilDay(Date.now())
