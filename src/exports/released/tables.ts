/** What a unit has released of a period, as tables: counts, scores, and scores in bands. The same figures as were sent. Pure. */
import { ageCells, type Batch, type Period, planOf, type Stats } from '#aggregate'
import { type FigureWords, figureWords } from '../../period/figure-words.ts'
import type { Words } from '../../words/index.tsx'
import type { CodeWord, DataTable, Field, Value } from '../table.ts'

export function releasedTables(batch: Batch, period: Period, words: Words): readonly DataTable[] {
  const fields = fieldsOf(batch, period, words)
  const { t } = words
  const of = (name: string, title: string, columns: readonly Field[], rows: readonly (readonly Value[])[]) => ({
    name,
    title,
    fields: [fields.period, fields.edition, ...columns],
    rows: rows.map((row) => [batch.period, batch.edition, ...row]),
  })
  const { sex, age, measure, scale, group, time } = fields
  const score = [measure, scale, group, sex, age, time]
  return [
    of('counts', t('exports.table.counts'), [fields.table, sex, age, fields.code, fields.count], countRows(batch)),
    of('scores', t('exports.table.scores'), [...score, fields.n, fields.mean, fields.sd], scoreRows(batch)),
    of('bands', t('exports.table.bands'), [...score, fields.band, fields.count], bandRows(batch)),
  ]
}

function fieldsOf(batch: Batch, period: Period, { t, ...words }: Words) {
  const say = figureWords({ t, ...words }, period)
  const plan = planOf(period)
  const coded = (ids: Iterable<string>, word: (id: string) => string): readonly CodeWord[] =>
    [...new Set(ids)].map((value) => ({ value, label: word(value) }))
  const field = (name: string, title: string, rest: Omit<Field, 'name' | 'title'>): Field => ({ name, title, ...rest })
  const cell = (id: string) => say.cell(id, '')
  const codeWords = codesOf(batch, say)
  const measures = Object.keys(batch.scores).map((id) => id.split('.') as [string, string])
  const scales = measures.map(([measure, scale]) => ({ value: scale, label: say.scale(measure, scale) }))
  const bands = plan.measures.flatMap((measure) =>
    measure.scales.flatMap((scale) => scale.bands.map(({ id }) => ({ value: id, label: say.band(measure.id, id) }))),
  )
  return {
    period: field('period', t('exports.field.period'), {
      type: 'string',
      codes: [{ value: period.id, label: period.names[words.language] }],
    }),
    edition: field('edition', t('exports.field.edition'), { type: 'integer' }),
    table: field('table', t('exports.field.table'), {
      type: 'string',
      codes: coded(Object.keys(batch.counts), say.table),
    }),
    sex: field('sex', t('exports.field.sex'), {
      type: 'string',
      codes: coded(plan.sexes, cell),
      optional: true,
      about: t('exports.about.not-split'),
    }),
    age: field('age', t('exports.field.age'), {
      type: 'string',
      codes: coded(ageCells(period), cell),
      optional: true,
      about: t('exports.about.not-split'),
    }),
    code: field('code', t('exports.field.code'), {
      type: 'string',
      codes: codeWords,
      optional: true,
      about: t('exports.about.code'),
    }),
    count: field('count', t('exports.field.count'), { type: 'integer', about: t('exports.about.count') }),
    measure: field('measure', t('exports.field.measure'), {
      type: 'string',
      codes: coded(
        measures.map(([id]) => id),
        say.measure,
      ),
    }),
    scale: field('scale', t('exports.field.scale'), {
      type: 'string',
      codes: everyName(scales),
    }),
    group: field('group', t('exports.field.group'), {
      type: 'string',
      codes: coded(['completers', 'baseline', 'all'], cell),
      about: t('exports.about.group'),
    }),
    time: field('time', t('exports.field.time'), {
      type: 'string',
      codes: coded(['first', 'last'], (id) => words.named(`period.time.${id}`, id)),
    }),
    n: field('n', t('exports.field.n'), { type: 'integer', about: t('exports.about.count') }),
    mean: field('mean', t('exports.field.mean'), { type: 'number', about: t('exports.about.mean') }),
    sd: field('sd', t('exports.field.sd'), { type: 'number', optional: true, about: t('exports.about.sd') }),
    band: field('band', t('exports.field.band'), {
      type: 'string',
      codes: everyName(bands),
      about: t('exports.about.band'),
    }),
  }
}

/** A value that two measures call otherwise goes by both names. */
const everyName = (words: readonly CodeWord[]): readonly CodeWord[] =>
  [...Map.groupBy(words, ({ value }) => value)].map(([value, same]) => ({
    value,
    label: [...new Set(same.map(({ label }) => label))].join(' / '),
  }))

/** A code that is called otherwise in another list, as `other`, goes by the catalogue's word in all of them. */
function codesOf(batch: Batch, say: FigureWords): readonly CodeWord[] {
  const found = new Map<string, string>()
  for (const [table, , , code] of countRows(batch)) {
    if (typeof code !== 'string') continue
    const label = say.cell(code, String(table))
    found.set(code, (found.get(code) ?? label) === label ? label : say.cell(code, ''))
  }
  return [...found].map(([value, label]) => ({ value, label }))
}

/** `table, sex, age, code, count`. */
function countRows({ counts }: Batch): readonly (readonly Value[])[] {
  return Object.entries(counts).flatMap(([table, cells]) =>
    Object.entries(cells).map(([cell, count]) => {
      const parts = cell.split('|')
      const [sex, age, code] = parts.length === 1 ? [null, null, cell] : [parts[0], parts[1], parts[2]]
      return [table, sex ?? null, age ?? null, code ?? null, count]
    }),
  )
}

interface Sent {
  /** `measure, scale, group, sex, age, time`. */
  readonly where: readonly Value[]
  readonly n: number
  readonly stats: Stats
}

function sentScores({ scores }: Batch): readonly Sent[] {
  return Object.entries(scores).flatMap(([table, { cells }]) => {
    const [measure = '', scale = ''] = table.split('.')
    return Object.entries(cells).flatMap(([cell, { n, first, last }]) => {
      const [group = '', sex = null, age = null] = cell.split('|')
      return (['first', 'last'] as const).flatMap((time) => {
        const stats = time === 'first' ? first : last
        return stats ? [{ where: [measure, scale, group, sex, age, time], n, stats }] : []
      })
    })
  })
}

const scoreRows = (batch: Batch) => sentScores(batch).map(({ where, n, stats }) => [...where, n, stats.mean, stats.sd])

const bandRows = (batch: Batch) =>
  sentScores(batch).flatMap(({ where, stats }) =>
    Object.entries(stats.bands).map(([band, count]) => [...where, band, count]),
  )
