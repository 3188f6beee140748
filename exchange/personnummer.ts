/**
 * The one check that keeps personal identity numbers out of every text field: personnummer, coordination numbers
 * (day + 60), with or without century, however they are spaced. Better to refuse ten digits too many than one too few.
 */
const gap = String.raw`[\s\u00a0.\-–—−/+]*`
const straight = /\d{6,8}[-+]?\d{4}/
/** The same digits with other signs between them: refused only where they begin as a date would. */
const spaced = new RegExp(
  String.raw`(?<!\d)(?:(?:1[89]|20)${gap})?\d${gap}\d${gap}(?:0${gap}[1-9]|1${gap}[0-2])${gap}(?:[06]${gap}[1-9]|[12378]${gap}\d|[39]${gap}[01])(?:${gap}\d){4}(?!\d)`,
)

export function looksLikePersonnummer(text: string): boolean {
  const digits = text.normalize('NFKC').replace(/\p{Nd}/gu, asciiDigit)
  return straight.test(digits) || spaced.test(digits)
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
