/** What the plan's ids are called, in the reader's language: the period names its codes, the catalogues the rest. */
import { type Code, type Labels, measureLabels, type Period, planOf, questionWords } from '#aggregate'
import { catalogues, type Language, labelIn } from '../words/words.ts'

export interface NationalLabels extends Labels {
  /** Of a measure's id. */
  measure(id: string): string
  /** Of `sdq-self.total`, without its measure. */
  scale(table: string): string
  /** Of a question's table: the form it is of, and the question. */
  form(table: string): string
  item(table: string): string
}

export function labelsFor(period: Period, language: Language): NationalLabels {
  const { national: w } = catalogues[language]
  const { measure, scale, band } = measureLabels(planOf(period), labelIn(language), w.measure)
  const sex = (id: string) => w.sexes[id] ?? id
  const age = (id: string) => w.ages[id] ?? w.years(dashed(id))
  const question = (table: string) => questionWords(period, table, language)
  const parts = (table: string) => table.split('.') as [string, string]
  return {
    sex,
    age,
    measure,
    scale: (table) => scale(...parts(table)),
    form: (table) => question(table)?.form ?? table,
    item: (table) => question(table)?.item ?? table,
    table(id) {
      const asked = question(id)
      if (asked) return w.question(asked.form, asked.item, asked.time === 'last')
      return id.endsWith('.change') ? `${measure(id.slice(0, -7))}: ${w.tables.change ?? ''}` : (w.tables[id] ?? id)
    },
    code(table, id) {
      const asked = question(table)
      if (asked) return id === 'blank' ? w.blank : (asked.choice(id) ?? id)
      if (id === 'unknown') return w.unknown
      if (table.startsWith('waiting.')) return id === 'over-180' ? w.over180 : w.waitingDays(dashed(id))
      if (table.endsWith('.change')) return w.changes[id] ?? id
      return codesOf(period, table).find((code) => code.id === id)?.names[language] ?? (id === 'other' ? w.other : id)
    },
    score(id) {
      const [of = '', scaleId = ''] = id.split('.')
      return `${measure(of)}: ${scale(of, scaleId)}`
    },
    band: (table, id) => band(table.split('.')[0] ?? table, id),
    group(id) {
      const [who = '', ...people] = id.split('|')
      const [of, at] = people
      return [w.groups[who] ?? who, of && sex(of), at && age(at)].filter(Boolean).join(', ')
    },
  }
}

const dashed = (id: string) => id.replace(/(\d)-(\d)/, '$1–$2')

function codesOf(period: Period, table: string): readonly Code[] {
  return table === 'reasons' || table === 'interventions' || table === 'professions' ? period[table] : []
}
