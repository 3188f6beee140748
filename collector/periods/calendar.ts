/** Periods are civil days in Europe/Stockholm, whatever clock the collector runs by. */

const stockholm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' })

/** @param iso an instant in UTC; @returns the civil day as `2026-11-21` */
export function stockholmDay(iso: string): string {
  return stockholm.format(new Date(iso))
}
