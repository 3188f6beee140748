// @vitest-environment node
/** What no writer may do, whatever the table holds: run a formula, lose a letter, or turn a number into text. */
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import readXlsxFile from 'read-excel-file/universal'
import { expect, it } from 'vitest'
import { safeCsvText, safeText } from '#aggregate'
import type { DataTable } from '../table.ts'
import { csv, forExcel, plain } from './csv.ts'
import { xlsx } from './xlsx.ts'

const about = { name: 'x', title: 'X', paragraphs: ['Så är det avrundat.'], made: '2026-11-21' }
const sheets = { readMe: 'Läs först', codes: 'Koder', columns: ['Tabell', 'Kolumn', 'Kod', 'Ord'] } as const

/** Text as people and attackers write it. A lone surrogate is no text: UTF-8 has no bytes for it. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', ' =', '\u200b='), fc.string())
    .map((parts) => parts.join('')),
  fc.constantFrom(
    'toString',
    '__proto__',
    '=HYPERLINK("http://x";"y")',
    '@SUM(1)',
    '+46 70',
    '-1',
    'Åsa, "Ö"; أمل',
    '١٢',
    'a\r\nb',
  ),
)
const number = fc.oneof(
  fc.integer({ min: -1e6, max: 1e6 }),
  fc.integer({ min: -9999, max: 9999 }).map((tenths) => tenths / 10),
)
const tables = fc.array(fc.tuple(fc.option(text), fc.option(number)), { minLength: 1, maxLength: 8 }).map(
  (rows): DataTable => ({
    name: 'tabell',
    title: 'Tabell',
    fields: [
      { name: 'text', title: 'Text', type: 'string', optional: true },
      { name: 'number', title: 'Tal', type: 'number', optional: true },
    ],
    rows,
  }),
)

const runs = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

it.each([
  ['plain', plain],
  ['for Swedish Excel', forExcel],
] as const)('CSV, %s: gives every cell back, no formula, numbers as numbers', (_, dialect) => {
  fc.assert(
    fc.property(tables, (table) => {
      const bytes = new TextEncoder().encode(csv(table, dialect))
      expect([...bytes.subarray(0, 3)].join() === '239,187,191').toBe(dialect.mark)
      const read: string[][] = parse(Buffer.from(bytes), {
        delimiter: dialect.separator,
        bom: true,
        from: 2,
        record_delimiter: '\r\n',
      })
      for (const [i, [own, count]] of table.rows.entries()) {
        const [cell = '', figure = ''] = read[i] ?? []
        expect(cell).not.toMatch(runs)
        expect(cell).toBe(safeCsvText(String(own ?? '')))
        expect(figure.replace(dialect.decimal, '.')).toBe(count === null || count === undefined ? '' : String(count))
      }
    }),
  )
})

it.each([
  ['plain', plain],
  ['for Swedish Excel', forExcel],
] as const)('CSV, %s: no cell is a formula by whichever separator a program splits it', (_, dialect) => {
  const hidden = fc
    .tuple(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(',', ';', '\t', '|', '\n', '\r\n', ';"', ',\u200b', ';  '),
      fc.constantFrom('=1+1', '+1', '-1', '@SUM(1)', '＝1'),
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.oneof(hidden, text), fc.constantFrom(',', ';', '\t', '|'), (own, delimiter) => {
      const file = csv(
        { name: 't', title: 'T', fields: [{ name: 'text', title: 'Text', type: 'string' }], rows: [[own]] },
        dialect,
      )
      const cells = file.split(/\r\n|\n|\r/).flatMap((line) => line.split(delimiter))
      // Some programs take quotation marks away before they look at what is there.
      for (const cell of cells) expect(cell.replace(/^"+/, '')).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u)
    }),
    { numRuns: 2000 },
  )
})

it('a text says what it said, but for the apostrophes that keep it a text', () => {
  expect(safeCsvText('Ö, =1')).toBe("Ö, '=1")
  expect(safeCsvText('Stöd; +46')).toBe("Stöd; '+46")
  expect(safeCsvText('18–24 år, m')).toBe('18–24 år, m')
})

it('a workbook: another library reads the same text and the same numbers', async () => {
  // XML has no control signs: each is a space. The reader trims, and drops the sign for what could not be read.
  const written = (own: string) => safeText(own.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' '))
  await fc.assert(
    fc.asyncProperty(tables, async (table) => {
      const read = (await readXlsxFile(await xlsx(about, [table], sheets))).find(({ sheet }) => sheet === 'Tabell')
      for (const [i, [own, count]] of table.rows.entries()) {
        const [cell = null, figure = null] = read?.data[i + 1] ?? []
        expect(
          String(cell ?? '')
            .replaceAll('\uFFFD', '')
            .trim(),
        ).toBe(
          written(String(own ?? ''))
            .replaceAll('\uFFFD', '')
            .trim(),
        )
        expect(String(cell ?? '')).not.toMatch(runs)
        expect(figure).toBe(count ?? null)
      }
    }),
    { numRuns: 40 },
  )
})
