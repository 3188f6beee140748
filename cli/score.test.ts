import { describe, expect, it } from 'vitest'
import { csv, mattstock, table } from '../test/cli/run.ts'
import core from '../test/fixtures/vectors/core.json' with { type: 'json' }
import sdq from '../test/fixtures/vectors/sdq.json' with { type: 'json' }

const SDQ_ITEMS =
  'consid restles somatic shares tantrum loner obeys worries caring fidgety friend fights unhappy popular distrac clingy kind lies bullied helpout reflect steals oldbest afraid attends'.split(
    ' ',
  )
const IMPACT = ['ebddiff', 'distres', 'imphome', 'impfrie', 'impclas', 'impleis'] as const
const numbered = (count: number) => Array.from({ length: count }, (_, at) => `i${at + 1}`)
const ones = (count: number) => Array.from({ length: count }, () => 1)
const ordinary = (...rows: readonly string[]) =>
  `id,slept,worried,ate,cried,played\n${rows.map((row) => `${row}\n`).join('')}`
const week = (input: string | Uint8Array, ...more: string[]) =>
  mattstock(['score', '--form', 'ordinary-week', ...more], input)

describe('the vectors, through the command line', () => {
  const forms = { P: 'sdq-p4-17', T: 'sdq-t4-17', S: 'sdq-s11-17' } as const
  const names = {
    emotion: 'emotional',
    conduct: 'conduct',
    hyper: 'hyperactivity',
    peer: 'peer',
    prosoc: 'prosocial',
    ebdtot: 'total',
    external: 'externalising',
    internal: 'internalising',
    impact: 'impact',
  }

  it.each(Object.entries(forms))('SDQ %s', (informant, form) => {
    const vectors = sdq.vectors.filter((vector) => vector.informant === informant)
    const rows = vectors.map((vector) => [
      vector.id,
      ...vector.items,
      ...IMPACT.map((item) => vector.impact_items[item]),
    ])
    for (const header of [SDQ_ITEMS, numbered(25)])
      for (const followup of ['', '-followup']) {
        const { status, out } = mattstock(
          ['score', '--form', form + followup],
          csv([['id', ...header, ...IMPACT], ...rows]),
        )
        expect(status).toBe(0)
        for (const [at, line] of table(out).entries()) {
          const expected = vectors[at]?.expected as Record<string, number | null>
          for (const [theirs, ours] of Object.entries(names))
            expect([line.id, ours, line[ours]]).toEqual([vectors[at]?.id, ours, String(expected[theirs] ?? '')])
        }
      }
  })

  it('CORE-OM', () => {
    const rows = core.core_om.map((vector) => [vector.id, ...vector.raw])
    const { status, out } = mattstock(['score', '--form', 'core-om'], csv([['id', ...numbered(34)], ...rows]))
    expect(status).toBe(0)
    const domains = {
      W: 'wellbeing',
      P: 'problems',
      F: 'functioning',
      R: 'risk',
      nonrisk: 'nonrisk',
      total: 'all',
    } as const
    for (const [at, line] of table(out).entries()) {
      const vector = core.core_om[at]
      if (!vector) throw new Error('a line too many')
      for (const [theirs, ours] of Object.entries(domains)) {
        const { mean } = vector.expected[theirs as keyof typeof domains]
        if (mean === null) expect([vector.id, line[ours]]).toEqual([vector.id, ''])
        else expect(Number(line[ours])).toBeCloseTo(mean, 6)
      }
      const risk = [6, 9, 16, 22, 24, 34]
      const { risk_items_above_zero: above, risk_items_missing: blank } = vector.expected
      const review = risk.flatMap((n) =>
        blank.some((b) => b === n) ? `${n}?` : above.some((a) => a === n) ? `${n}` : [],
      )
      expect(line.review).toBe(review.join(' '))
    }
  })

  it.each([
    ['yp-core', core.yp_core],
    ['core-10', core.core10],
  ] as const)('%s', (form, vectors) => {
    const { out } = mattstock(
      ['score', '--form', form],
      csv([['id', ...numbered(10)], ...vectors.map(({ id, raw }) => [id, ...raw])]),
    )
    expect(table(out).map((line) => [line.id, line.mean, line.clinical])).toEqual(
      vectors.map(({ id, expected }) => [id, String(expected.mean ?? ''), String(expected.clinical ?? '')]),
    )
  })
})

describe('columns out', () => {
  it.each([
    [
      'sdq-p4-17',
      csv([['id', ...SDQ_ITEMS]]),
      'emotional conduct hyperactivity peer prosocial total internalising externalising impact',
    ],
    ['core-om', csv([['id', ...numbered(34)]]), 'wellbeing problems functioning risk nonrisk all clinical'],
    ['yp-core', csv([['id', ...numbered(10)]]), 'mean clinical'],
    ['core-10', csv([['id', ...numbered(10)]]), 'mean clinical'],
    ['cgas', 'id,i1\n', 'score'],
  ])('of %s: id, the scales, their bands, review', (form, input, scales) => {
    const columns = scales.split(' ')
    const { out, status } = mattstock(['score', '--form', form], input)
    expect(out).toBe(`${['id', ...columns, ...columns.map((name) => `${name}_band`), 'review'].join(',')}\n`)
    expect(status).toBe(0)
  })

  it('a mean is written whole: 16/17 with all its decimals', () => {
    const answers = numbered(34).map((_, at) => ([3, 4, 7, 12, 19, 21, 31, 32].includes(at + 1) ? 0 : 0))
    const { out } = mattstock(
      ['score', '--form', 'core-om'],
      csv([
        ['id', ...numbered(34)],
        ['a', ...answers],
      ]),
    )
    expect(table(out)[0]).toMatchObject({ all: '0.9411764705882353', clinical: '9.411764705882353' })
  })

  it('both limits are given where sex is other or unstated, and one where it is known', () => {
    const rows = ['f', 'm', 'x', ''].map((sex) => [sex || 'none', 12, sex, 2, 2, 3, 0, 2, 2, 1, 1, 2, 3])
    const { out } = mattstock(['score', '--form', 'yp-core'], csv([['id', 'age', 'sex', ...numbered(10)], ...rows]))
    expect(table(out).map((line) => line.clinical_band)).toEqual([
      'below the cut-off',
      'at or past the cut-off',
      'f: below the cut-off | m: at or past the cut-off',
      'f: below the cut-off | m: at or past the cut-off',
    ])
  })

  it('no norm for an age is an empty cell', () => {
    const { out } = mattstock(
      ['score', '--form', 'yp-core'],
      csv([
        ['id', 'age', 'sex', ...numbered(10)],
        ['a', 17, 'f', ...ones(10)],
        ['b', '', 'f', ...ones(10)],
      ]),
    )
    expect(table(out).map((line) => line.mean_band)).toEqual(['', ''])
  })

  it('JSON says the same, and why there is no score', () => {
    const { out } = week(ordinary('a,1,3,,2,2', 'b,,,,,'), '--format', 'json')
    expect(JSON.parse(out)).toEqual([
      {
        id: 'a',
        strain: 12.5,
        body: null,
        strain_band: 'raised',
        body_band: null,
        review: '4',
        form: 'ordinary-week',
        revision: 1,
        reasons: { body: 'too-many-blanks' },
      },
      {
        id: 'b',
        strain: null,
        body: null,
        strain_band: null,
        body_band: null,
        review: '4?',
        form: 'ordinary-week',
        revision: 1,
        reasons: { strain: 'too-many-blanks', body: 'too-many-blanks' },
      },
    ])
  })

  it('JSON of no lines is an empty list', () => {
    expect(JSON.parse(week(ordinary(), '--format', 'json').out)).toEqual([])
  })
})

describe('columns in', () => {
  const expected = 'id,strain,body,strain_band,body_band,review\na,0,0,usual,,\n'

  it.each([
    ['commas', 'id,slept,worried,ate,cried,played\na,4,0,4,0,4\n'],
    ['semicolons', 'id;slept;worried;ate;cried;played\na;4;0;4;0;4\n'],
    ['a BOM and CRLF', '\ufeffid,slept,worried,ate,cried,played\r\na,4,0,4,0,4\r\n'],
    ['carriage returns alone', 'id,slept,worried,ate,cried,played\ra,4,0,4,0,4\r'],
    ['no line end at the end', 'id,slept,worried,ate,cried,played\na,4,0,4,0,4'],
    ['quotes everywhere', '"id","slept","worried","ate","cried","played"\n"a","4","0","4","0","4"\n'],
    ['any order, and numbers for names', 'i5,i4,i3,i2,i1,id\n4,0,4,0,4,a\n'],
    ['capitals and spaces', ' ID , Slept,WORRIED,ate,cried,I5\na, 4,0 ,4,0,4\n'],
    [
      'empty lines, and the empty cells that spreadsheets leave',
      '\nid,slept,worried,ate,cried,played\n\na,4,0,4,0,4\n,,,,,\n\n',
    ],
  ])('with %s', (_, input) => {
    expect(week(input)).toEqual({ status: 0, out: expected, err: '' })
  })

  it('an id comes back as it was, with its commas, quotes and line breaks', () => {
    const { out } = week('id,slept,worried,ate,cried,played\n"å, ""b""\nc",4,0,4,0,4\n')
    expect(out.split('\n').slice(1, 3).join('\n')).toBe('"å, ""b""\nc",0,0,usual,,')
  })

  it('an id with a semicolon in a table of commas', () => {
    expect(week(ordinary('a;b,4,0,4,0,4')).out).toContain('"a;b",0,0')
  })

  it('the items of 2–4 years by either name', () => {
    for (const [lies, steals] of [
      ['lies', 'steals'],
      ['argues', 'spite'],
    ]) {
      const header = SDQ_ITEMS.map((item) => (item === 'lies' ? lies : item === 'steals' ? steals : item))
      const { out } = mattstock(
        ['score', '--form', 'sdq-p2-4'],
        csv([
          ['id', ...(header as string[])],
          ['a', ...ones(25)],
        ]),
      )
      expect(table(out)[0]).toMatchObject({ conduct: '5', total: '20', impact: '' })
    }
  })

  it('a column of another version may be there when it is empty', () => {
    const header = csv([['id', ...SDQ_ITEMS, 'ebddiff', 'imphome']])
    const { err, out, status } = mattstock(
      ['score', '--form', 'sdq-t4-17'],
      `${header}${csv([
        ['a', ...ones(25), 0, ''],
        ['b', ...ones(25), 0, 2],
      ])}`,
    )
    expect(table(out).map((line) => [line.id, line.impact])).toEqual([['a', '0']])
    expect(err).toBe('line 3: imphome is "2", and is not asked on sdq-t4-17\n')
    expect(status).toBe(1)
  })
})

describe('a bad line', () => {
  it('is named with its number and reason, and the others are scored', () => {
    const { err, out, status } = week(
      ordinary('a,4,0,4,0,4', 'b,5,0,4,0,4', '"c\nd",4,0,4,0,x', 'e,4,0,4,0', 'f,4,0,4,0,4'),
    )
    expect(table(out).map((line) => line.id)).toEqual(['a', 'f'])
    expect(err.split('\n')).toEqual([
      'line 3: slept is "5", and must be 0 to 4 or empty',
      'line 4: played is "x", and must be 0 to 4 or empty',
      'line 6: 5 cells, and the header has 6',
      '',
    ])
    expect(status).toBe(1)
  })

  it.each(['-1', '1.0', '1,0', 'NA', '999', '٣', '1e0'])('is one with %s for a code', (code) => {
    const { err, status } = week(ordinary(`a,"${code}",0,4,0,4`))
    expect([status, err]).toEqual([1, `line 2: slept is "${code}", and must be 0 to 4 or empty\n`])
  })

  it.each([
    ['12.5', '', 'age is "12.5", and must be whole years'],
    ['old', '', 'age is "old", and must be whole years'],
    ['', 'k', 'sex is "k", and must be f, m or x'],
    ['-3', 'q', 'age is "-3", and must be whole years; sex is "q", and must be f, m or x'],
  ])('is one with age %j and sex %j', (age, sex, reason) => {
    const { err, status } = week(`id,age,sex,slept,worried,ate,cried,played\na,${age},${sex},4,0,4,0,4\n`)
    expect([status, err]).toEqual([1, `line 2: ${reason}\n`])
  })

  it.each([
    ['a,4,0,"4"x,0,4', 'a quote stands where none can'],
    ['a"b",4,0,4,0,4', 'a quote stands where none can'],
    ['"a,4,0,4,0,4', 'a quote is opened and not closed'],
  ])('is one with a stray quote, %j, and takes no other with it', (bad, reason) => {
    const { err, out, status } = week(ordinary('z,4,0,4,0,4', bad, 'b,4,0,4,0,4', 'c,4,0,4,0,4'))
    expect(table(out).map((line) => line.id)).toEqual(['z', 'b', 'c'])
    expect([status, err]).toEqual([1, `line 3: ${reason}\n`])
  })

  it('with an unclosed quote is found again in a long table', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `${at},4,0,4,0,4`)
    const { err, out } = week(ordinary('"a,4,0,4,0,4', ...many))
    expect(table(out)).toHaveLength(20_000)
    expect(err).toBe('line 2: a quote is opened and not closed\n')
  })

  it.each(['0', '101', '997', '999', '55.5'])('is one with a C-GAS of %s', (score) => {
    const { err, status } = mattstock(['score', '--form', 'cgas'], `id,score\na,${score}\n`)
    expect([status, err]).toEqual([1, `line 2: score is "${score}", and must be 1 to 100 or empty\n`])
  })
})

describe('no such table', () => {
  it.each([
    ['', 'the table is empty: its first line must name the columns'],
    ['\n\n', 'the table is empty: its first line must name the columns'],
    ['hello\n', 'hello is no column of a table for ordinary-week'],
    ['slept,worried,ate,cried,played\n', 'this is no table for ordinary-week: there is no column for id'],
    ['id,slept\n', 'this is no table for ordinary-week: there is no column for worried, ate, cried, played'],
    ['id\n', 'this is no table for ordinary-week: there is no column for slept, worried, ate and 2 more'],
    ['id,slept,worried,ate,cried,played,i6\n', 'i6 is no column of a table for ordinary-week'],
    ['id,slept,worried,ate,cried,played,\n', 'a column without a name is no column of a table for ordinary-week'],
    ['id,id,slept,worried,ate,cried,played\n', 'the table has two columns for id'],
    ['id,slept,i1,worried,ate,cried,played\n', 'the table has two columns for slept'],
    ['"id,slept\n', 'the first line must name the columns, and cannot be read: a quote is opened and not closed'],
  ])('%j', (input, sentence) => {
    expect(week(input)).toEqual({ status: 2, out: '', err: `mattstock: ${sentence}.\n` })
  })

  it('in another encoding', () => {
    const latin1 = Buffer.concat([Buffer.from(ordinary()), Buffer.from('\u00e5,4,0,4,0,4\n', 'latin1')])
    expect(week(latin1)).toMatchObject({
      status: 2,
      err: 'mattstock: the table is not UTF-8 text: save it as CSV UTF-8.\n',
    })
    expect(week(Buffer.from(`\ufeff${ordinary()}`, 'utf16le')).status).toBe(2)
  })

  it('in a file that is not there', () => {
    const got = mattstock(['score', '--form', 'cgas', 'no-such-file.csv'])
    expect(got).toEqual({ status: 2, out: '', err: 'mattstock: no-such-file.csv cannot be read (ENOENT).\n' })
  })
})
