/** A moment as it is written: day and time by this device's clock, in a language's own order, with the digits of the tablet's keys. */

/** `to` is how finely: to the minute, or to the second where two moments may lie close. */
export function momentIn(language: string, to: 'minute' | 'second'): (at: string) => string {
  const when = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : `${language}-u-nu-latn`, {
    dateStyle: 'short',
    timeStyle: to === 'minute' ? 'short' : 'medium',
  })
  return (at) => when.format(new Date(at))
}
