/**
 * Tables that are not quite what an import needs: each made from one good table by one change, and named by it. The good
 * one holds three earlier answers to CORE-10, as a spreadsheet in Swedish saves it.
 */
export const header = ['Kod', 'Datum', 'Födelseår', 'Kön', ...Array.from({ length: 10 }, (_, i) => `Fråga ${i + 1}`)]
export const goodRows: readonly (readonly string[])[] = [
  ['A1', '2024-03-04', '2006', 'F', '0', '1', '2', '3', '4', '0', '1', '2', '3', '4'],
  ['A1', '2024-06-10', '2006', 'F', '1', '1', '1', '1', '1', '', '1', '1', '1', '1'],
  ['B7', '2024-05-02', '2005', 'M', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0'],
]

type Rows = string[][]
const written = (rows: readonly (readonly string[])[], by = ';', end = '\r\n') =>
  rows.map((row) => row.join(by) + end).join('')
export const goodTable = (by = ';', end = '\r\n'): string => written([header, ...goodRows], by, end)

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Bytes of a text in Latin-1, which for these letters is Windows-1252. */
export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

export const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8])])

interface BadTable {
  readonly name: string
  readonly bytes: Uint8Array
  readonly reason: string
}

const rows = (name: string, reason: string, change: (rows: Rows) => void): BadTable => {
  const table = [header, ...goodRows].map((row) => [...row])
  change(table)
  return { name, reason, bytes: utf8(written(table)) }
}

/** Refused as files: nothing of them is read as lines. */
export const badTables: readonly BadTable[] = [
  { name: 'an empty file', reason: 'empty', bytes: utf8('') },
  { name: 'a byte order mark alone', reason: 'empty', bytes: utf8('\uFEFF') },
  { name: 'empty lines', reason: 'empty', bytes: utf8('\r\n\r\n\n') },
  { name: 'delimiters alone', reason: 'empty', bytes: utf8(';;;\n;;;\n') },
  { name: 'a header without lines', reason: 'no-lines', bytes: utf8(written([header])) },
  { name: 'a workbook', reason: 'workbook', bytes: Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]) },
  { name: 'an old workbook', reason: 'workbook', bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]) },
  { name: 'a picture', reason: 'not-text', bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) },
  { name: 'a zero byte in the middle', reason: 'not-text', bytes: utf8(goodTable().replace('A1', 'A\u0000')) },
  { name: 'an escape sequence', reason: 'not-text', bytes: utf8(goodTable().replace('A1', '\u001B[2J')) },
  { name: 'half a UTF-16 sign', reason: 'not-text', bytes: Uint8Array.from([0xff, 0xfe, 0x4b, 0x00, 0x00, 0xd8]) },
  { name: 'a letter, not a table', reason: 'one-column', bytes: utf8('Hej\nHär kommer svaren\n') },
  { name: 'cells apart by bars', reason: 'one-column', bytes: utf8(goodTable('|')) },
  { name: 'a header with an open quote', reason: 'broken-header', bytes: utf8(`"Kod;Datum\n${'a;b\n'.repeat(3)}`) },
  { name: 'a header with a stray quote', reason: 'broken-header', bytes: utf8('K"od";Datum\na;b\n') },
  { name: 'more lines than an import takes', reason: 'too-many-lines', bytes: utf8(`a;b\n${'1;2\n'.repeat(20_001)}`) },
  rows('two columns of a name', 'repeated-column', ([head]) => head?.splice(4, 1, 'KOD')),
  rows('a personal identity number for a name', 'personnummer-in-header', ([head]) => head?.push('191212121212')),
]

/** Refused by their columns: `columnFaults` says it, before any line is read. */
export const badColumns: readonly (BadTable & { readonly at: string })[] = [
  { ...rows('no code', 'no-code-column', ([head]) => head?.splice(0, 1, 'Nyckel')), at: '' },
  { ...rows('no day', 'no-day-column', ([head]) => head?.splice(1, 1, 'När')), at: '' },
  { ...rows('a question that is missing', 'no-item-column', ([head]) => head?.splice(9, 1, 'Annat')), at: 'i6' },
  { ...rows('a question beyond the form', 'no-item-column', ([head]) => head?.splice(13, 1, 'Fråga 11')), at: 'i10' },
]

const cell = (name: string, reason: string, at: number, value: string): BadTable =>
  rows(name, reason, ([, first]) => first?.splice(at, 1, value))
const DAY = 1
const BORN = 2
const SEX = 3
const ITEM = 4

/** Read as tables, with a fault on line 2 or as said; the other lines are good, and are not brought in either. */
export const badLines: readonly (BadTable & { readonly line: number })[] = [
  cell('no code', 'no-code', 0, ''),
  cell('a code of hyphens', 'no-code', 0, '--'),
  cell('a code beyond all measure', 'long-code', 0, 'A'.repeat(25)),
  cell('a personal identity number as code', 'personnummer', 0, '191212121212'),
  cell('one with a hyphen', 'personnummer', 0, '121212-1212'),
  cell('one with spaces', 'personnummer', 0, '12 12 12 12 12'),
  cell('one in a column of answers', 'personnummer', ITEM, '121212+1212'),
  cell('one in Arabic digits', 'personnummer', 0, '١٢١٢١٢١٢١٢'),
  cell('one in a column of its own day', 'personnummer', DAY, '19121212-1212'),
  cell('no day', 'bad-day', DAY, ''),
  cell('a day in words', 'bad-day', DAY, 'i våras'),
  cell('a year', 'bad-day', DAY, '2024'),
  cell('a month', 'bad-day', DAY, '2024-03'),
  cell('the thirtieth of February', 'bad-day', DAY, '2024-02-30'),
  cell('a leap day of no leap year', 'bad-day', DAY, '2023-02-29'),
  cell('a thirteenth month', 'bad-day', DAY, '2024-13-01'),
  cell('day zero', 'bad-day', DAY, '2024-03-00'),
  cell('a day with slashes', 'ambiguous-day', DAY, '3/4/2024'),
  cell('a day with slashes and no doubt', 'ambiguous-day', DAY, '23/04/2024'),
  cell('a short year', 'bad-day', DAY, '04.03.24'),
  cell('a spreadsheet’s number from another century', 'bad-day', DAY, '12345'),
  cell('a spreadsheet’s error', 'bad-day', DAY, '#VÄRDE!'),
  cell('a day that has not been', 'day-to-come', DAY, '2126-11-22'),
  cell('a spreadsheet’s number of a day to come', 'day-to-come', DAY, '60000'),
  cell('a day before birth', 'day-before-birth', DAY, '2005-12-31'),
  cell('a year of birth in two digits', 'bad-year', BORN, '06'),
  cell('a year of birth to come', 'day-before-birth', BORN, '2025'),
  cell('a date of birth', 'bad-year', BORN, '2006-05-01'),
  { ...rows('two years of birth for one code', 'other-born', (table) => table[2]?.splice(BORN, 1, '2007')), line: 3 },
  cell('a case nobody knows and no year of birth', 'unknown-case', BORN, ''),
  cell('a sex in another language', 'bad-sex', SEX, 'poika'),
  cell('a sex in figures', 'bad-sex', SEX, '1'),
  cell('an answer past the last choice', 'outside-range', ITEM, '5'),
  cell('an answer below the first', 'outside-range', ITEM, '-1'),
  cell('a half', 'not-whole', ITEM, '1,5'),
  cell('a half with a point', 'not-whole', ITEM, '1.5'),
  cell('an answer in words', 'not-a-number', ITEM, 'ibland'),
  cell('a word for no answer', 'not-a-number', ITEM, 'NA'),
  cell('a hyphen for no answer', 'not-a-number', ITEM, '-'),
  cell('a code for no answer', 'outside-range', ITEM, '99'),
  cell('a longer code for no answer', 'outside-range', ITEM, '-999'),
  cell('a number beyond all measure', 'not-a-number', ITEM, '1e3'),
  cell('a hexadecimal number', 'not-a-number', ITEM, '0x1'),
  cell('a formula', 'not-a-number', ITEM, '=A1+1'),
  cell('a letter O for a nought', 'not-a-number', ITEM, 'O'),
  rows('no answer at all', 'all-blank', (table) => table[1]?.splice(ITEM, 10, ...Array<string>(10).fill(''))),
  rows('a cell too few', 'wrong-cells', (table) => table[1]?.pop()),
  rows('a cell too many', 'wrong-cells', (table) => table[1]?.push('')),
  rows('an open quote', 'open-quote', (table) => table[1]?.splice(0, 1, '"A1')),
  rows('a stray quote', 'stray-quote', (table) => table[1]?.splice(0, 1, 'A"1"')),
  { ...rows('a line twice', 'twice-in-file', (table) => table.push([...(table[1] ?? [])])), line: 5 },
  {
    ...rows('a day twice for a code written otherwise', 'twice-in-file', (table) =>
      table.push(['a-1', ...(table[1]?.slice(1) ?? [])]),
    ),
    line: 5,
  },
].map((bad) => ({ line: 2, ...bad }))
