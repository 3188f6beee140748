/** One cell of a CSV file (RFC 4180), safe to open in a spreadsheet. */

/**
 * Text that a spreadsheet would run as a formula is written with an apostrophe before it: also behind spaces and signs
 * that are not seen, and in full width, which some spreadsheets read as the plain sign. Numbers are never touched.
 * OWASP, CSV Injection: https://owasp.org/www-community/attacks/CSV_Injection
 */
export const safeText = (text: string): string => (runnable.test(text) ? `'${text}` : text)

const runnable = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/**
 * The same within a text: a spreadsheet that splits the file by another sign than it was written with (a semicolon, a tab,
 * a bar, a comma) begins a cell there, and quotation marks do not keep it from doing so.
 */
export const safeCsvText = (text: string): string => safeText(text).replace(afterSeparator, "$1'$2")

const afterSeparator = /((?:^"|[,;|\t\r\n])[\s"'\p{Cc}\p{Cf}]*)([=+\-@＝＋－＠])/gu

export interface CsvDialect {
  readonly separator: ',' | ';'
  readonly decimal: '.' | ','
}

export function csvCell(
  value: string | number | null,
  { separator, decimal }: CsvDialect = { separator: ',', decimal: '.' },
): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value).replace('.', decimal)
  const text = safeCsvText(value)
  return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
}
