import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfInstant } from '#aggregate'
import {
  badColumns,
  badLines,
  badTables,
  goodRows,
  goodTable,
  header,
  latin1,
  utf16,
} from '../../test/exchange/bad-csv.ts'
import { formCalled } from '../../test/exchange/cases.ts'
import { spreadsheetDay } from '../spreadsheet-day.ts'
import { dayOf } from './cells.ts'
import { columnFaults, guessColumns } from './columns.ts'
import { type KnownCase, type LinesContext, readLines } from './read-lines.ts'
import { type Decode, readTable, readTableText, type TextTable } from './read-table.ts'
import { type Delimiter, Records } from './records.ts'

const decode: Decode = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
const utf8 = (text: string) => new TextEncoder().encode(text)
const form = formCalled('core-10')
function table(bytes: Uint8Array): TextTable {
  const got = readTable(bytes, decode)
  if (got.is !== 'table') throw new Error(JSON.stringify(got))
  return got
}
function lines(bytes: Uint8Array, known: readonly KnownCase[] = [], more: Partial<LinesContext> = {}) {
  const got = table(bytes)
  const columns = guessColumns(form, got.header)
  return readLines(form, got, { columns, first: 0, today: '2026-11-21', dayOfInstant, known, ...more })
}

describe('a good table', () => {
  const expected = goodRows.map(([code, day, born, sex, ...answers], at) => ({
    line: at + 2,
    code,
    caseId: null,
    born: Number(born),
    sex: sex?.toLowerCase(),
    day,
    occasion: null,
    answers: Object.fromEntries(answers.map((cell, i) => [`i${i + 1}`, cell === '' ? null : Number(cell)])),
  }))

  it.each([
    ['with semicolons, as UTF-8', utf8(goodTable())],
    ['with a byte order mark', utf8(`\uFEFF${goodTable()}`)],
    ['with commas', utf8(goodTable(','))],
    ['with tabs', utf8(goodTable('\t'))],
    ['as Windows-1252', latin1(goodTable())],
    ['as UTF-16 with tabs, which spreadsheets call Unicode text', utf16(goodTable('\t'))],
    ['with the line ends of other systems', utf8(goodTable(';', '\n'))],
    ['with every cell quoted', utf8(goodTable().replace(/[^;\r\n]+/g, '"$&"'))],
    ['with empty lines at the end', utf8(`${goodTable()};;;;;;;;;;;;;\r\n\r\n`)],
    ['with whole numbers that have decimals', utf8(goodTable().replaceAll(';1;', ';1,0;').replaceAll(';2;', ';2.00;'))],
    [
      'with days as a spreadsheet counts them',
      utf8(goodTable().replace('2024-03-04', '45355').replace('2024-05-02', '45414,5')),
    ],
    [
      'with days as written elsewhere',
      utf8(goodTable().replace('2024-03-04', '4.3.2024').replace('2024-05-02', '20240502')),
    ],
    [
      'with a time of day',
      utf8(goodTable().replace('2024-03-04', '2024-03-04 13:45').replace('2024-05-02', '2024-05-02T08:00:00Z')),
    ],
  ])('%s, is read without a fault', (_, bytes) => {
    expect(lines(bytes)).toEqual({ lines: expected, faults: [], asksFirst: false })
  })

  it('whose choices are counted from 1 is read so when it is said', () => {
    const shifted = utf8(
      [
        header,
        ...goodRows.map((row) => row.map((cell, at) => (at > 3 && cell !== '' ? String(Number(cell) + 1) : cell))),
      ]
        .map((row) => row.join(';'))
        .join('\n'),
    )
    expect(lines(shifted, [], { first: 1 })).toEqual({ lines: expected, faults: [], asksFirst: false })
    expect(lines(shifted).faults[0]).toEqual({
      line: 2,
      column: 'Fråga 5',
      reason: 'outside-range',
      value: '5',
      range: { from: 0, to: 4 },
    })
    expect(lines(utf8(goodTable()), [], { first: 1 }).faults[0]).toMatchObject({
      value: '0',
      range: { from: 1, to: 5 },
    })
  })

  it('with an age in place of a year gives the year that the age counts from', () => {
    const aged = goodTable().replace('Födelseår', 'Ålder').replaceAll(';2006;', ';18;').replaceAll(';2005;', ';19;')
    expect(lines(utf8(aged)).lines.map(({ born }) => born)).toEqual([2006, 2006, 2005])
  })
})

it.each(badTables.map((bad) => [bad.name, bad] as const))('refuses %s whole, and says why', (_, { bytes, reason }) => {
  const got = readTable(bytes, decode)
  expect(got.is === 'refused' && got.faults.map((fault) => fault.reason)).toEqual([reason])
})

it('refuses a file too large to look at', () => {
  expect(readTable(new Uint8Array(20_000_001), decode)).toMatchObject({ faults: [{ reason: 'too-large' }] })
})

it.each(badColumns.map((bad) => [bad.name, bad] as const))(
  'finds that the columns have %s',
  (_, { bytes, reason, at }) => {
    const { header: names } = table(bytes)
    expect(columnFaults(form, names, guessColumns(form, names))).toEqual([{ at, reason }])
  },
)

it('finds a column that a person has chosen twice', () => {
  const columns = guessColumns(form, header).with(3, { is: 'item', item: 'i1' })
  expect(columnFaults(form, header, columns)).toEqual([{ at: 'Fråga 1', reason: 'two-columns' }])
})

it.each(badLines.map((bad) => [bad.name, bad] as const))('finds %s, and the line', (_, { bytes, reason, line }) => {
  const got = lines(bytes)
  expect(got.faults.map((fault) => [fault.line, fault.reason])).toEqual([[line, reason]])
  expect(got.lines.map((one) => one.line)).not.toContain(line)
})

it('counts lines as an editor does, also after a cell that runs over several', () => {
  const [head, first, ...rest] = goodTable().split('\r\n')
  const noted = [`${head};Not`, `${first};"en not`, 'med ""citat"" i"', ...rest.slice(0, -1).map((row) => `${row};`)]
  const wrong = noted.join('\r\n').replace('M;0', 'M;9')
  expect(lines(utf8(wrong)).faults.map(({ line, reason }) => [line, reason])).toEqual([[5, 'outside-range']])
})

it('takes an answer of today, and none of tomorrow', () => {
  const on = (day: string) => lines(utf8(goodTable().replace('2024-03-04', day))).faults.map(({ reason }) => reason)
  expect([on('2026-11-21'), on('2026-11-22')]).toEqual([[], ['day-to-come']])
})

it('shows no cell that holds a personal identity number', () => {
  for (const { bytes, reason } of badLines.filter((bad) => bad.reason === 'personnummer'))
    expect(lines(bytes).faults).toMatchObject([{ reason, value: '' }])
})

describe('beside what the unit has', () => {
  const [first] = lines(utf8(goodTable())).lines
  const known = (answers: Record<string, number | null> = { ...first?.answers }): KnownCase[] => [
    {
      id: 'case 1',
      code: 'a-1',
      born: 2006,
      sex: 'f',
      measurements: [{ form: 'core-10', day: '2024-03-04', answers }],
    },
  ]
  it('a code that is there is that case, however it is written', () => {
    const got = lines(utf8(goodTable()), [{ id: 'case 1', code: 'a-1', born: 2006, sex: 'f', measurements: [] }])
    expect(got.faults).toEqual([])
    expect(got.lines.map(({ code, caseId }) => [code, caseId])).toEqual([
      ['a-1', 'case 1'],
      ['a-1', 'case 1'],
      ['B7', null],
    ])
  })
  it('tells an answer that is there already from another answer on the same day', () => {
    expect(lines(utf8(goodTable()), known()).faults).toMatchObject([{ line: 2, reason: 'already-there' }])
    expect(lines(utf8(goodTable()), known({ ...first?.answers, i1: 4 })).faults).toMatchObject([
      { line: 2, reason: 'other-answers-that-day' },
    ])
  })
  it('does not take another person by the same code', () => {
    const [one] = known()
    const other = one && { ...one, born: 2001, measurements: [] }
    expect(lines(utf8(goodTable()), other ? [other] : []).faults.map(({ reason }) => reason)).toEqual([
      'other-born',
      'other-born',
    ])
  })
})

describe('columns', () => {
  it.each([
    ['consid', 'consid'],
    ['ebddiff', 'ebddiff'],
    ['SDQ_01', null],
    ['p4.impact', null],
    ['26', null],
    ['Namn', null],
  ])('%s alone is %s of SDQ', (name, item) => {
    const [column] = guessColumns(formCalled('sdq-s11-17'), [name])
    expect(column).toEqual(item === null ? { is: 'ignored' } : { is: 'item', item })
  })
})

it('counts days as spreadsheets do', () => {
  // Known pairs: the first after their leap day that never was, the day before and after a real one, and two of ours.
  expect([61, 36_584, 36_585, 36_586, 45_355].map(spreadsheetDay)).toEqual([
    '1900-03-01',
    '2000-02-28',
    '2000-02-29',
    '2000-03-01',
    '2024-03-04',
  ])
  expect(dayOf('45355', ';', dayOfInstant)).toBe('2024-03-04')
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 73_000 }), (serial) => {
      const utc = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000)
      expect(spreadsheetDay(serial)).toBe(utc.toISOString().slice(0, 10))
    }),
  )
})

it('reads well-formed records as csv-parse does, whatever is in the cells', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.string({ unit: fc.constantFrom('"', ';', ',', '\t', '\n', 'å', ' '), maxLength: 8 }),
  )
  const records = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(records, fc.constantFrom<Delimiter[]>(',', ';', '\t'), (cells, delimiter) => {
      const clean = cells.map((row) => row.map((text) => text.replaceAll('\r', '').replaceAll('\u0000', '')))
      const head = ['h1', 'h2', 'h3', 'h4'].join(delimiter)
      const text = [
        head,
        ...clean.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(delimiter)),
      ].join('\n')
      const reader = new Records()
      const got = [...reader.take(text.split('\n')), ...reader.end()].map((row) =>
        'cells' in row ? row.cells : row.bad,
      )
      const theirs = parse(text, { delimiter, relax_column_count: true }) as string[][]
      expect(got).toEqual(theirs.filter((row) => row.some((one) => one !== '')))
    }),
  )
})

it('takes any text at all, and gives a table or a refusal', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ';', ',', '\n', '\r', '\t', 'a', '1', '-', 'å') }), (text) => {
      const got = readTableText(text)
      if (got.is === 'refused') {
        expect(got.faults).toHaveLength(1)
        return
      }
      const columns = guessColumns(form, got.header)
      const read = readLines(form, got, { columns, first: 0, today: '2026-11-21', dayOfInstant, known: [] })
      expect(read.lines).toEqual([])
    }),
  )
})
