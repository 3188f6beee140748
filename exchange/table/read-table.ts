/** The bytes of a CSV file to its header and records, as spreadsheets write them. */
import { type Refused, refuse } from '../fault.ts'
import { looksLikePersonnummer } from '../personnummer.ts'
import { type BadRow, type Delimiter, Records, type Row } from './records.ts'

export type TableFault =
  | 'too-large'
  | 'workbook'
  | 'not-text'
  | 'empty'
  | 'broken-header'
  | 'one-column'
  | 'other-separator'
  | 'repeated-column'
  | 'personnummer-in-header'
  | 'no-lines'
  | 'too-many-lines'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh'

/** What the platform's `TextDecoder` gives with `fatal`; null where the bytes are not such text. */
export type Decode = (bytes: Uint8Array, encoding: Encoding) => string | null

export interface TextTable {
  readonly is: 'table'
  /** As in the file, but for space at the ends. */
  readonly header: readonly string[]
  readonly delimiter: Delimiter
  readonly rows: readonly (Row | BadRow)[]
}

const LARGEST_BYTES = 20_000_000
const MOST_LINES = 20_000

/** UTF-8 with or without a mark, UTF-16 with one, or else Windows-1252, which any bytes could be, or an old Mac's. */
export function readTable(bytes: Uint8Array, decode: Decode): TextTable | Refused<TableFault> {
  if (bytes.length > LARGEST_BYTES) return refuse('too-large')
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse('workbook')
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return refuse('not-text')
  const marked = startsWith(bytes, 0xff, 0xfe) ? 'utf-16le' : startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : null
  const text = marked
    ? decode(bytes, marked)
    : (decode(bytes, 'utf-8') ?? decode(bytes, isMac(bytes) ? 'macintosh' : 'windows-1252'))
  return text === null ? refuse('not-text') : readTableText(text)
}

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte)

/** Å, ä and ö where a Mac had them, and none where Windows has them: there they would be Œ, Š and š. */
function isMac(bytes: Uint8Array): boolean {
  const has = (...letters: readonly number[]) => letters.some((letter) => bytes.includes(letter))
  return has(0x8a, 0x8c, 0x9a) && !has(0xe4, 0xe5, 0xf6, 0xc4, 0xc5, 0xd6)
}

/** Control characters are no text: tabs and line ends apart. */
const CONTROL = /[^\P{Cc}\t\n\r]/u

/** The sign by which DOS ended files, alone after the last line. */
function withoutDosEnd(text: string): string {
  const end = text.trimEnd()
  return end.endsWith('\u001a') ? end.slice(0, -1) : text
}

export function readTableText(text: string): TextTable | Refused<TableFault> {
  if (text.length > LARGEST_BYTES) return refuse('too-large')
  const plain = withoutDosEnd(text.replace(/^\uFEFF/, ''))
  if (CONTROL.test(plain)) return refuse('not-text')
  const separator = /^"?sep=(.)"?[\r\n]/i.exec(plain)?.[1]
  if (separator !== undefined && !',;\t'.includes(separator)) return refuse('other-separator', separator)
  const records = new Records()
  const [head, ...rows] = [...records.take(plain.split(/\r\n|\n|\r/)), ...records.end()]
  if (!head) return refuse('empty')
  if ('bad' in head) return refuse('broken-header')
  const header = head.cells.map((name) => name.trim())
  const small = header.map((name) => name.normalize('NFC').toLowerCase()).filter((name) => name !== '')
  const twice = small.find((name, at) => small.indexOf(name) !== at)
  if (header.some(looksLikePersonnummer)) return refuse('personnummer-in-header')
  if (header.length < 2) return refuse('one-column')
  if (twice !== undefined) return refuse('repeated-column', twice)
  if (rows.length === 0) return refuse('no-lines')
  if (rows.length > MOST_LINES) return refuse('too-many-lines')
  return { is: 'table', header, delimiter: records.delimiter, rows }
}
