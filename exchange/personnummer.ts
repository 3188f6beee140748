/**
 * The one check that keeps personal identity numbers out of every text field and file: personnummer and coordination
 * numbers (day + 60), with or without century, however their parts are spaced. Six or eight digits that can be a date of
 * birth, four more, and no digit on either side. The check digit is not looked at: a number with a slip of the pen still
 * says who it is.
 */
import { isCivilDate } from '#instruments'

const gap = String.raw`[\s\u00a0.\-–—−/+]{0,3}`
/** Looked for wherever a row of digits begins: perhaps a century, then year, month, day, and the last four. */
const dated = ['(1[89]|20)', '()'].map(
  (century) =>
    new RegExp(String.raw`(?<!\d)(?=${century}${gap}(\d\d)${gap}(\d\d)${gap}(\d\d)${gap}\d\d${gap}\d\d(?!\d))`, 'g'),
)
/** A number with decimals, as a mean is written: 1.6666666667. Before the point a personnummer has six digits or more. */
const decimals = /(?<![\d.,+\-–—−/])\d{1,5}[.,]\d{5,}(?![.,+\-–—−/]?\d)/g

export function looksLikePersonnummer(text: string): boolean {
  const digits = text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(decimals, ' ; ')
  return dated.some((pattern) => [...digits.matchAll(pattern)].some(([, ...parts]) => canBeBorn(parts)))
}

/** A coordination number has 60 more for its day. Without a century the year may be a leap year in one of them. */
function canBeBorn([century, year, month, day]: readonly (string | undefined)[]): boolean {
  const date = Number(day) > 60 ? Number(day) - 60 : Number(day)
  return isCivilDate(`${century || '20'}${year}-${month}-${String(date).padStart(2, '0')}`)
}

/** The text without its long rows of digits: what is left in a field when a number in it was refused. */
export const withoutLongNumbers = (text: string): string =>
  text.replace(/\p{Nd}[\p{Nd}\s\u00a0.\-–—−/+]{4,}\p{Nd}/gu, '')

/** Arabic and other decimal digits count as what they mean: each script's ten digits stand in a row in Unicode. */
function asciiDigit(digit: string): string {
  let zero = digit.codePointAt(0) as number
  const own = zero
  while (own - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return String(own - zero)
}
