/** What a text from outside may hold: a wording's sentence, a title, a name. It is kept and shown as it stands, so what nobody could see is refused here. */

export type TextFault =
  | 'missing'
  | 'not-text'
  | 'empty'
  | 'too-long'
  | 'markup'
  | 'garbled'
  | 'hidden-characters'
  | 'outer-space'

/** Tags, entities and control characters: a wording is shown as it stands. */
const MARKUP = /<[a-z!/?]|&(#\d+|#x[\da-f]+|[a-z]+);|[\p{Cc}\p{Co}]/iu
/** Half characters, replacement characters and stray byte-order marks: what a wrong encoding leaves behind. */
const GARBLED = /[\p{Cs}\ufffd\ufeff\ufff9-\ufffb\p{Noncharacter_Code_Point}]/u
/** Turns the direction of what follows, breaks a line unseen, or is a letter that nobody sees. */
const HIDDEN = /[\u202a-\u202e\u2066-\u2069\u2028\u2029\u{e0000}-\u{e007f}]/u

/** The first thing wrong with a text, or null. `longest` is in UTF-16 code units. A line break is `\n` and nothing else. */
export function faultOfText(value: unknown, longest: number): TextFault | null {
  if (value === undefined) return 'missing'
  if (typeof value !== 'string') return 'not-text'
  if (value.trim() === '') return 'empty'
  if (value.length > longest) return 'too-long'
  if (MARKUP.test(value.replaceAll('\n', ' '))) return 'markup'
  if (GARBLED.test(value)) return 'garbled'
  if (HIDDEN.test(value)) return 'hidden-characters'
  return value === value.trim() ? null : 'outer-space'
}

/** The same for a text of one line. */
export const faultOfLine = (value: unknown, longest: number): TextFault | null =>
  faultOfText(value, longest) ?? (String(value).includes('\n') ? 'markup' : null)
