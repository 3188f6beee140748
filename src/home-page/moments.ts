/** A moment as a person says it: the day of the week, the date and the time, by this device's clock. */
export const momentSaid = (language: string, at: number): string =>
  new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : `${language}-u-nu-latn`, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at))
