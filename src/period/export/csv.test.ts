// @vitest-environment node
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csv, plainCsv, swedishExcel } from './csv.ts'

it('is read back as it was written, whatever the text holds', () => {
  const text = fc
    .string({ unit: 'binary' })
    .filter((each) => !/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(each))
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      for (const style of [plainCsv, swedishExcel]) {
        const options = { delimiter: style.delimiter, bom: style.byteOrderMark, record_delimiter: '\r\n' }
        const table = [['a', 'b'], ...rows]
        expect(parse(csv(table, style), options)).toEqual(table)
      }
    }),
  )
})

it('no cell can be run by a spreadsheet', () => {
  const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' =', '\u200b=', '＝', '＋', '－', '＠', '\n-')
  fc.assert(
    fc.property(start, fc.string(), (first, rest) => {
      for (const style of [plainCsv, swedishExcel]) {
        const [[cell] = []] = parse(csv([[first + rest]], style), {
          delimiter: style.delimiter,
          bom: true,
          record_delimiter: '\r\n',
        }) as string[][]
        expect(cell?.startsWith("'")).toBe(true)
      }
    }),
  )
})

it('numbers stay numbers, also below zero, with the decimal sign of their reader', () => {
  expect(csv([[-1.5, 20, null, 'a;b']], plainCsv)).toBe('-1.5,20,,a;b\r\n')
  expect(csv([[-1.5, 20, null, 'a;b']], swedishExcel)).toBe('\ufeff-1,5;20;;"a;b"\r\n')
})
