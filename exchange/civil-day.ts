/** Civil days without a clock: is this a day that has been, and which day is it in a spreadsheet's count. */

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** `2024-02-29` is a day and `2023-02-29` is none. */
export function isCivilDay(text: string): boolean {
  const [, year, month, day] = (SHAPE.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/**
 * The civil day of a spreadsheet's number, where 1 is 1900-01-01 and the day 1900-02-29, which never was, is counted as
 * well; right from 61 (1900-03-01) on. The way from days to a date is Howard Hinnant's `civil_from_days`.
 */
export function spreadsheetDay(serial: number): string {
  // 25 569 is 1970-01-01, and 719 468 the days from 0000-03-01 to there: years begin in March, so that leap days end them.
  const days = serial - 25_569 + 719_468
  const era = Math.floor(days / 146_097)
  const ofEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return [String(year).padStart(4, '0'), two(month), two(day)].join('-')
}

const two = (n: number): string => String(n).padStart(2, '0')
