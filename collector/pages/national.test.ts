import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Batch, csvCell, type National, period2014 } from '#aggregate'
import { type Started, startForTest } from '../../test/collector/started.ts'
import { goodBatch } from '../../test/collector/unit.ts'

const page = `/nationellt/${period2014.id}`
const first = { mean: 13.4, sd: 6.1, bands: { borderline: 5, abnormal: 5 } }
const scores: Batch['scores'] = { 'sdq-self.total': { level: 'all', cells: { all: { n: 20, first, last: null } } } }

let c: Started
beforeAll(async () => {
  c = await startForTest()
  await c.load()
  for (const i of [1, 2, 3, 4]) {
    const unit = await c.enrol(`Enhet ${i}`)
    if (i === 4) continue
    const { counts } = goodBatch(period2014, unit.enrolled.unit.id)
    const more = { ...counts, interventions: { ...counts.interventions, assessment: 25, other: 0 } }
    expect((await c.send(unit.submission(period2014, { counts: more, scores }))).statusCode).toBe(201)
  }
})
afterAll(async () => await c.end())

describe('before it is published', () => {
  it('a period is neither listed nor shown', async () => {
    expect((await c.get('/nationellt')).body).not.toContain('Första linjen')
    for (const url of [page, `${page}/1`, `${page}/1/tabeller.csv`, `${page}/1/tabeller.json`]) {
      const answer = await c.get(url)
      expect([answer.statusCode, answer.body.includes('Perioden är inte publicerad än.')]).toEqual([404, true])
    }
  })
})

describe('when it is published', () => {
  beforeAll(async () => {
    await c.command('publish', { period: period2014.id, edition: 1 })
  })

  it('a period is listed, and says how many units it is built on', async () => {
    expect((await c.get('/nationellt')).body).toContain('Första linjen, mars–september 2014')
    expect((await c.get(page)).body).toContain('Bygger på 3 av 4 enheter.')
  })

  it('a figure is shown with its margin, and what is withheld says why', async () => {
    const { body } = await c.get(page)
    // 3 units of 25 make 75. Rounding has variance 4 a cell: 1,96 · √(4·3) = 6,8.
    expect(body).toContain('75 ± 7')
    expect(body).toContain('färre än 20')
    // The mean of three equal means, in each a rounding to 0,1: 1,96 · √(3 · 20² · 0,01/12) / 60 = 0,03.
    // With chance in who the sixty were, at a spread of √(57 · 6,1² / 59) = 6,0: √((1,96 · 6,0 / √60)² + 0,03²) = 1,52.
    expect(body).toContain('13,4 ± 1,52 <span class="muted">(avrundningen 0,03)</span>')
    expect(body).toContain('<div class="bars" role="img"')
  })

  it.each([
    [
      'sv',
      'Bygger på 3 av 4 enheter.',
      'Den som drar sin egen enhets siffror',
      'hur mycket avrundningen kan ha ändrat',
      'vad avrundningen ensam skulle ha gett',
    ],
    [
      'en',
      'Built on 3 of 4 units.',
      'Whoever subtracts their own unit’s figures',
      'how much the rounding may have changed',
      'what the rounding alone would have given',
    ],
    [
      'ar',
      'مبنية على 3 من 4 وحدة.',
      'من يطرح أرقام وحدته',
      'مقدار ما قد يكون التقريب غيّره',
      'ما كان سيعطيه التقريب وحده',
    ],
  ])(
    'the page and the file of tables say in %s how many units, how uncertain, and not to subtract',
    async (language, built, subtracting, ofRounding, ofBoth) => {
      const { body } = await c.get(page, { 'accept-language': language })
      const { note } = (await c.get(`${page}/1/tabeller.json`, { 'accept-language': language })).json()
      for (const sentence of [built, subtracting]) {
        expect(body).toContain(sentence)
        expect(note.join(' ')).toContain(sentence)
      }
      // Chance is counted in on the page; the file's margins are the rounding's.
      expect(body).toContain(ofBoth)
      expect(note.join(' ')).toContain(ofRounding)
    },
  )

  it('its list of contents leads to each question with that one unfolded', async () => {
    const { body } = await c.get(page)
    const links = [...body.matchAll(/<li><a href="\?visa=([^#]+)#([^"]+)">/g)].map(([, opened, at]) => [opened, at])
    expect(links.length).toBeGreaterThan(3)
    expect(links.filter(([opened, at]) => opened !== at)).toEqual([])
    for (const [id] of links) {
      const unfolded = (await c.get(`${page}?visa=${id}`)).body.match(/<details class="section" id="[^"]+" open>/g)
      expect(unfolded).toEqual([`<details class="section" id="${id}" open>`])
    }
  })

  it('rows that are too small are one line', async () => {
    const { body } = await c.get(page)
    // Of the interventions' six, four have 0, 15, 0 and 0 of three units.
    expect(body).toContain('4 rader visas inte: färre än 20.')
  })

  it('its pages have no script and no style of their own', async () => {
    const { body, headers } = await c.get(page)
    expect(body).not.toMatch(/<script|style=|\son\w+=/)
    expect(headers['content-security-policy']).toContain("form-action 'none'")
  })

  it('the CSV has a row for every figure, and numbers that are numbers', async () => {
    const answer = await c.get(`${page}/1/tabeller.csv`)
    expect(answer.headers['content-disposition']).toBe('attachment; filename="forsta-linjen-2014-1.csv"')
    const lines = answer.body.replace('\uFEFF', '').trimEnd().split('\r\n')
    expect(lines[0]).toBe(
      'period,edition,rehearsal,table,cell,figure,time,value,margin,share,shareMargin,units,withheld,label',
    )
    const row = lines.find((line) => line.includes(',interventions,assessment,'))?.split(',') ?? []
    expect(row.slice(3, 8)).toEqual(['interventions', 'assessment', 'count', '', '75'])
    expect(Number(row[8])).toBeCloseTo(1.96 * Math.sqrt(4 * 3), 3)
    expect(row.at(-1)).toBe('Kartläggning eller utredning')
    expect(lines.filter((line) => line.includes('sdq-self.total,everyone,'))).toHaveLength(6)
  })

  it('the JSON-stat holds the same figures, each dataset as large as its dimensions say', async () => {
    const stat = (await c.get(`${page}/1/tabeller.json`, { 'accept-language': 'en' })).json()
    expect([stat.version, stat.class, stat.label]).toEqual(['2.0', 'collection', 'First line, March–September 2014'])
    for (const { id, size, value, dimension } of stat.link.item) {
      expect(value).toHaveLength(size.reduce((product: number, one: number) => product * one, 1))
      expect(id.map((name: string) => dimension[name].category.index.length)).toEqual(size)
    }
    const interventions = stat.link.item.find(({ label }: { label: string }) => label === 'Interventions')
    const at = interventions.dimension.cell.category.index.indexOf('assessment')
    expect(interventions.value[at * 4]).toBe(75)
    expect(interventions.dimension.cell.category.label.assessment).toBe('Assessment or investigation')
  })

  it('the signed file says what the page says', async () => {
    const document = (await c.get(`/v1/national/${period2014.id}/1`)).json()
    const file = JSON.parse(Buffer.from(document.payload, 'base64url').toString()) as National
    expect(file.counts.interventions?.assessment).toMatchObject({ value: 75, units: 3 })
  })

  it.each(['sv', 'en', 'ar'])('every label has words in %s', async (language) => {
    const { body } = await c.get(page, { 'accept-language': language })
    expect(body).not.toMatch(/undefined|sex\.age|below-20|talks-young|special-needs/)
  })
})

it('a cell that one period has too few of is told for it and the period before together', async () => {
  const next = { ...period2014, id: 'forsta-linjen-2015', first: '2015-03-01', last: '2015-09-30' }
  await c.load(next)
  c.clock.now = '2015-11-15T10:00:00.000Z'
  for (const i of [5, 6, 7]) {
    const unit = await c.enrol(`Enhet ${i}`)
    const { counts } = goodBatch(next, unit.enrolled.unit.id)
    const few = { ...counts, interventions: { ...counts.interventions, assessment: 5 } }
    expect((await c.send(unit.submission(next, { counts: few }))).statusCode).toBe(201)
  }
  await c.command('publish', { period: next.id, edition: 1 })
  const { body } = await c.get(`/nationellt/${next.id}`)
  expect(body).toContain('Tillsammans med perioden före, Första linjen, mars–september 2014')
  // 3 · 5 is below 20; with 3 · 25 of 2014 it is 90, of six rounded cells: 1,96 · √(4 · 6) = 9,6.
  expect(body).toContain('90 ± 10')
})

it.each(['=1+1', '+1', '-1', '@a', '\tx', '\rx', '＝1', '＋1', '－1', '＠a'])(
  'a label %j is text to a spreadsheet',
  (label) => {
    expect(csvCell(label).replace(/^"/, '')).toMatch(/^'/)
  },
)

it('a number is a number to a spreadsheet, below nought too', () => {
  expect(csvCell(-1.5)).toBe('-1.5')
  expect(csvCell('a "b", c')).toBe('"a ""b"", c"')
})
