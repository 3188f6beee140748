import { civilDay } from '#aggregate'

/** Periods are civil days where units are, whatever clock the collector runs by. @param iso an instant in UTC */
export const stockholmDay = (iso: string): string => civilDay(Date.parse(iso))
