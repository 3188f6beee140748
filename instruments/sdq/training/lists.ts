/** Which list of choices answers each item of SDQ, in every language. */
const LISTS: Readonly<Record<string, string>> = {
  ebddiff: 'difficulty',
  duration: 'duration',
  distres: 'amount',
  imphome: 'amount',
  impfrie: 'amount',
  impclas: 'amount',
  impleis: 'amount',
  burden: 'amount',
  since: 'since',
  helpful: 'helpful',
}

export const answeredBy = (item: string): string => LISTS[item] ?? 'fits'
