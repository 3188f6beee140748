/** Tables as people have them, rebuilt from public bug reports (test/fixtures/cases), and more of each kind made here. */
import { describe, expect, it } from 'vitest'
import { dayOfInstant } from '#aggregate'
import { header as goodHeader, goodRows, goodTable } from '../../test/exchange/bad-csv.ts'
import { formCalled } from '../../test/exchange/cases.ts'
import { seenTable as seen } from '../../test/exchange/seen.ts'
import { columnFaults, columnNotes, guessColumns } from './columns.ts'
import { type KnownCase, type LinesContext, readLines } from './read-lines.ts'
import { type Decode, readTable } from './read-table.ts'

const decode: Decode = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
const utf8 = (text: string) => new TextEncoder().encode(text)

function read(bytes: Uint8Array, formId = 'core-10', more: Partial<LinesContext> = {}) {
  const form = formCalled(formId)
  const table = readTable(bytes, decode)
  if (table.is === 'refused') throw new Error(JSON.stringify(table))
  const columns = more.columns ?? guessColumns(form, table.header)
  const context = { columns, first: null, today: '2026-11-21', dayOfInstant, known: [], ...more }
  const lines = readLines(form, table, context)
  return {
    columns,
    lines: lines.lines,
    asksFirst: lines.asksFirst,
    faults: lines.faults.map(({ line, column, reason, value }) => `${line} ${column}: ${reason} ${value}`.trim()),
    wrong: columnFaults(form, table.header, columns).map(({ at, reason }) => `${at}: ${reason}`),
    notes: columnNotes(form, table.header, columns, table.rows).map(({ at, reason }) => `${at}: ${reason}`),
  }
}
/** Ten columns of CORE-10 by their names, after code, day and year of birth. */
const named = (name: (n: number) => string, more: readonly string[] = [], cells: readonly string[] = []) =>
  utf8(
    [
      ['Kod', 'Datum', 'Född', ...Array.from({ length: 10 }, (_, at) => name(at + 1)), ...more].join(';'),
      ...['P1', 'P2'].map((code) => [code, '2024-03-04', '2006', ...'0123401234', ...cells].join(';')),
    ].join('\n'),
  )
const digits = (got: ReturnType<typeof read>) => got.lines.map(({ answers }) => Object.values(answers).join(''))

describe('a column under its own name, or in a whole series', () => {
  it.each([
    ['a-sum-called-like-the-form', 'CORE10'],
    ['a-week-and-a-question', 'Vecka 4'],
  ])('%s: the other is left, and said', (name, left) => {
    const got = read(seen(name))
    expect(got).toMatchObject({ wrong: [], notes: [`${left}: not-read`], faults: [] })
    expect(digits(got)[0]).toBe('0123401230')
  })

  it('two whole series are two measurements, and neither is taken', () => {
    const got = read(seen('before-and-after-side-by-side'))
    expect(got.wrong).toHaveLength(20)
    expect(new Set(got.wrong.map((fault) => fault.split(': ')[1]))).toEqual(new Set(['two-candidates']))
  })

  it('a person settles which of them it is', () => {
    const form = formCalled('core-10')
    const header = [
      'Kod',
      'Datum',
      'Född',
      ...['pre', 'post'].flatMap((when) => Array.from({ length: 10 }, (_, at) => `${when}${at + 1}`)),
    ]
    const settled = new Map(
      header.flatMap((name, at) => (name.startsWith('post') ? [[at, { is: 'ignored' }] as const] : [])),
    )
    expect(columnFaults(form, header, guessColumns(form, header, settled))).toEqual([])
  })

  it.each([
    ['core10_', (n: number) => `core10_${n}`],
    ['core10 and no sign between', (n: number) => `core10${n}`],
    ['CORE-10:', (n: number) => `CORE-10: ${n}`],
    ['a group before a slash', (n: number) => `grupp_${n < 6 ? 'a' : 'b'}/fraga_${n}`],
    ['letters in two parts', (n: number) => `Fra\u030Aga ${n}`],
    ['brackets after', (n: number) => `Fråga ${n} (0–4)`],
    ['an occasion after', (n: number) => `q${n}_s1`],
    ['noughts', (n: number) => `item_${String(n).padStart(2, '0')}`],
  ])('names with %s are known, since all are there', (_, name) => {
    expect(read(named(name)).wrong).toEqual([])
    expect(digits(read(named(name)))).toEqual(['0123401234', '0123401234'])
  })
  it.each(['named-by-form-and-number', 'kobo-group-names'])('%s is known', (name) => {
    expect(digits(read(seen(name)))[0]).toBe('0123401230')
  })

  it.each([
    [
      'a sum beside series',
      named((n) => `Fråga ${n}`, ['CORE 10', 'År 1'], ['20', '2']),
      ['CORE 10: not-read', 'År 1: not-read'],
    ],
    ['a running number beside the code', named((n) => `i${n}`, ['ID'], ['7']), ['ID: not-read']],
  ])('%s is left, and said', (_, bytes, notes) => {
    expect(read(bytes)).toMatchObject({ wrong: [], notes })
  })

  it('two codes, two days or two sessions are asked about', () => {
    expect(read(named((n) => `i${n}`, ['Code'], ['x'])).wrong).toEqual(['Kod: two-candidates', 'Code: two-candidates'])
    expect(read(named((n) => `i${n}`, ['Date'], ['2024-01-01'])).wrong).toHaveLength(2)
    const twice = Array.from({ length: 10 }, (_, at) => `q${at + 1}_s2`)
    expect(read(named((n) => `q${n}_s1`, twice, [...'0000000000'])).wrong).toHaveLength(20)
  })

  it('items that are called turned are not taken for raw ones', () => {
    const lacking = ['obeys', 'friend', 'popular', 'reflect', 'attends'].map((item) => `${item}: no-item-column`)
    expect(read(seen('turned-items-by-name'), 'sdq-p4-17').wrong).toEqual(lacking)
    expect(read(named((n) => `i_${n} (R)`)).wrong).toHaveLength(10)
  })

  it('the supplement by number is left, and said', () => {
    const got = read(seen('the-supplement-by-number'), 'sdq-p4-17')
    expect(got.wrong).toEqual([])
    expect(got.notes).toEqual([26, 27, 28, 29, 30, 31, 32, 33].map((n) => `sdq${n}: maybe-supplement`))
  })

  it.each(['C-GAS', 'cgas', 'CGAS score', 'C-GAS 1', 'cgas_total'])('%s is the one item of C-GAS', (name) => {
    const bytes = utf8(`Kod;Datum;Född;${name};Vecka 1\nC1;2024-01-02;2010;55;3\n`)
    expect(read(bytes, 'cgas')).toMatchObject({
      wrong: [],
      notes: ['Vecka 1: not-read'],
      lines: [{ answers: { score: 55 } }],
    })
  })
  it('cgas-by-its-name is known', () => {
    expect(read(seen('cgas-by-its-name'), 'cgas').lines.map(({ answers }) => answers.score)).toEqual([55, 62])
  })
})

describe('sex', () => {
  it.each(['sex-as-an-old-mac-writes-it', 'sex-with-its-codes'])('%s is read', (name) => {
    expect(read(seen(name)).lines.map(({ sex }) => sex)).toEqual(['f', 'm', 'f'])
  })
  it.each(['Kon', 'Ko\u0308n', 'KÖN:', 'kön [f/m]', 'Sex'])('is %s as well', (name) => {
    const bytes = utf8(goodTable().replace('Kön', name))
    expect(read(bytes).lines.map(({ sex }) => sex)).toEqual(['f', 'f', 'm'])
  })
  it('in letters of a third encoding is said not to be read', () => {
    expect(read(utf8(goodTable().replace('Kön', 'KÃ¶n'))).notes).toEqual(['KÃ¶n: garbled-name'])
  })
  it('that is another than the case’s, or than a line before, is refused', () => {
    const known: KnownCase = { id: 'c', code: 'A1', born: 2006, sex: 'm', measurements: [] }
    expect(read(utf8(goodTable()), 'core-10', { known: [known] }).faults).toEqual([
      '2 Kön: other-sex f',
      '3 Kön: other-sex f',
    ])
    const both = utf8(goodTable().replace('2024-06-10;2006;F', '2024-06-10;2006;M'))
    expect(read(both).faults).toEqual(['3 Kön: other-sex m'])
    expect(read(utf8(goodTable()), 'core-10', { known: [{ ...known, sex: 'x' }] }).faults).toEqual([])
  })
})

describe('numbers that could mean something else', () => {
  it('no 0 in the whole file: what the first choice is written as is asked', () => {
    expect(read(seen('counted-from-1'))).toMatchObject({ asksFirst: true, lines: [] })
    expect(digits(read(seen('counted-from-1'), 'core-10', { first: 1 }))[0]).toBe('2000011211')
    const one = utf8(`${goodHeader.join(';')}\nA1;2024-03-04;2006;F;1;2;3;4;1;2;3;4;1;2\n`)
    expect(read(one).asksFirst).toBe(true)
    expect(read(utf8(goodTable())).asksFirst).toBe(false)
  })
  it('past the last choice from 0 is asked about as well, and C-GAS is not', () => {
    const five = utf8(
      [goodHeader, ...goodRows.map((row) => row.map((cell, at) => (at > 3 ? '5' : cell)))]
        .map((row) => row.join(';'))
        .join('\n'),
    )
    expect(read(five).asksFirst).toBe(true)
    expect(read(seen('cgas-by-its-name'), 'cgas').asksFirst).toBe(false)
  })
  it('99 for C-GAS is asked about, and is what a person says that it is', () => {
    const text = seen('cgas-99-for-missing')
    expect(read(text, 'cgas').faults).toEqual(['3 Score: code-for-missing 99', '4 Score: code-for-missing 99'])
    expect(read(text, 'cgas', { nines: 'answer' }).lines.map(({ answers }) => answers.score)).toEqual([55, 99, 99, 48])
    expect(read(text, 'cgas', { nines: 'blank' })).toMatchObject({
      lines: { length: 2 },
      faults: ['3 null: only-missing', '4 null: only-missing'],
    })
  })
  const ratings = (...scores: readonly number[]) =>
    utf8(['Kod;Datum;Född;Score', ...scores.map((score, at) => `C${at};2024-01-02;2010;${score}`)].join('\n'))
  it.each<[string, readonly number[], readonly number[]]>([
    ['88 and 99', [55, 88, 99, 88], [88, 99, 88]],
    ['77 and 88', [77, 62, 88], [77, 88]],
    ['98 and 99', [98, 99], [98, 99]],
    ['77, 88 and 98', [77, 88, 98, 41], [77, 88, 98]],
    ['77 alone, twice', [77, 77, 62], []],
    ['88 alone', [88, 62], []],
    ['98 alone', [98, 62], []],
    ['99 alone', [99, 62], [99]],
  ])('%s for C-GAS: what may mean a missing answer is asked about', (_, scores, asked) => {
    const faults = read(ratings(...scores), 'cgas').faults.map((fault) => fault.replace(/^\d+ /, ''))
    expect(faults).toEqual(asked.map((score) => `Score: code-for-missing ${score}`))
    const left = scores.filter((score) => !asked.includes(score))
    const blank = read(ratings(...scores), 'cgas', { nines: 'blank' })
    expect(blank.lines.map(({ answers }) => answers.score)).toEqual(left)
  })
  it('88 for an item of CORE-10 is outside its range, and is refused as that', () => {
    expect(read(utf8(goodTable().replace('F;0;', 'F;88;'))).faults[0]).toContain('outside-range 88')
  })

  it('somebody of another age than the form’s is asked about', () => {
    const text = seen('ages-that-the-form-is-not-for')
    expect(read(text, 'sdq-s11-17').faults).toEqual(['2 Född: age-outside-form 1970', '3 Född: age-outside-form 2019'])
    expect(read(text, 'sdq-s11-17', { accepted: ['age-outside-form'] }).faults).toEqual([])
  })
  it('both ages of a year of birth count as fitting, and nobody is older than on the screens', () => {
    const born = (year: string) => read(utf8(goodTable().replaceAll(';2005;', `;${year};`))).faults
    expect([born('2007'), born('2008')]).toEqual([[], ['4 Födelseår: age-outside-form 2008']])
    expect(born('1926')).toEqual(['4 Födelseår: bad-year 1926'])
  })
})

describe('codes that differ by noughts before them', () => {
  it('are asked about before cases are made', () => {
    const text = seen('codes-that-lost-their-noughts')
    expect(read(text).faults).toEqual(['2 Kod: similar-code 0012 – 12', '3 Kod: similar-code 0012 – 12'])
    expect(read(text, 'core-10', { accepted: ['similar-code'] }).lines).toHaveLength(2)
  })
  it('also from a case that the unit has, and not where it has both', () => {
    const known = (...codes: string[]) =>
      codes.map((code): KnownCase => ({ id: code, code, born: 2006, sex: 'x', measurements: [] }))
    const table = utf8(goodTable().replaceAll('A1;', '12;').replaceAll('B7;', 'C-0;'))
    expect(read(table, 'core-10', { known: known('0012') }).faults[0]).toBe('2 Kod: similar-code 0012 – 12')
    expect(read(table, 'core-10', { known: known('0012', '12') }).faults).toEqual([])
    expect(read(utf8(goodTable().replaceAll('A1;', '0;').replaceAll('B7;', '00;'))).faults).toHaveLength(3)
  })
})

it.each(['a-column-of-means', 'hsa-id-and-timestamps'])('%s holds no personal identity number', (name) => {
  const got = read(seen(name))
  expect([got.faults, got.lines.length]).toEqual([[], 3])
  expect(got.notes.length).toBeGreaterThan(0)
})

describe('what stands around a table', () => {
  it.each(['sep-line', 'ended-by-dos', 'two-marks'])('%s is read past', (name) => {
    expect(read(seen(name)).lines.map(({ code }) => code)).toEqual(['P1', 'P2', 'P3'])
  })
  it.each([
    ['sep in quotes', `"sep=;"\n${goodTable()}`],
    ['sep of tabs', `sep=\t\n${goodTable('\t')}`],
    ['sep in capitals and a mark', `\uFEFFSEP=,\r\n${goodTable(',')}`],
    ['the sign of DOS with an empty line', `${goodTable()}\u001a\r\n`],
  ])('%s is read past', (_, text) => {
    expect(read(utf8(text)).lines).toHaveLength(3)
  })
  it('a sign in the middle, and a separator that is none of the three, are refused', () => {
    const reason = (text: string) => {
      const got = readTable(utf8(text), decode)
      return got.is === 'refused' && got.faults
    }
    expect(reason(goodTable().replace('A1', 'A\u001a'))).toEqual([{ at: '', reason: 'not-text' }])
    expect(reason(`sep=|\n${goodTable('|')}`)).toEqual([{ at: '|', reason: 'other-separator' }])
  })
  it('lines are counted from the first of the file', () => {
    expect(read(utf8(`sep=;\n${goodTable().replace('M;0', 'M;9')}`)).faults[0]).toMatch(/^5 /)
  })
  it('words for a missing answer are refused one by one', () => {
    expect(read(seen('words-for-missing')).faults).toEqual([
      '2 Fråga 3: not-a-number NA',
      '3 Fråga 3: not-a-number .',
      '4 Fråga 3: outside-range -99',
    ])
  })
})

it('an instant with its zone is the unit’s day', () => {
  const days = ['2024-03-04T23:30:00Z', '2024-03-04T23:30:00.000+01:00'].map(
    (instant) => read(utf8(goodTable().replace('2024-03-04', instant))).lines[0]?.day,
  )
  expect(days).toEqual(['2024-03-05', '2024-03-04'])
})
