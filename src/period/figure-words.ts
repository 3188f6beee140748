/** Names and figures of the table plan in plain words. */
import {
  aboutHowMany,
  type Code,
  isOfChange,
  type MeasureLabels,
  measureLabels,
  type Period,
  type PreviewLine,
  planOf,
  questionWords,
} from '#aggregate'
import type { MessageId, Words } from '../words/index.tsx'

export interface FigureWords extends MeasureLabels {
  /** A table's heading: `Kontaktorsaker`, `SDQ, självskattning: Totala svårigheter`. */
  readonly table: (id: string) => string
  /** What a table stands under: its own heading, or its measure's. */
  readonly section: (id: string) => string
  /** What one line is about: `Flickor 13–18 år, Oro eller ångest`. */
  readonly line: (line: Pick<PreviewLine, 'table' | 'cell' | 'figure' | 'time'>) => string
  /** A cell alone, as its table names it: `Pojkar och män, 0–12 år`. */
  readonly cell: (id: string, table: string) => string
  /** When a score of a table is of: a change from first to last is of both. */
  readonly time: (table: string, time: 'first' | 'last') => string
  /** Counts whole, scores with one decimal, decimal comma in Swedish; a dash for none. */
  readonly figure: (figure: PreviewLine['figure'], value: number | null) => string
  /** In the place of a figure that is too uncertain to be printed: about how many children it is of. */
  readonly unsure: (children: number) => string
}

export function figureWords({ t, named, list, language }: Words, period: Period): FigureWords {
  const codeName = (id: string, table: string) =>
    codesOf(period, table).find((code) => code.id === id)?.names[language] ?? named(`period.cell.${id}`, id)
  const oneDecimal = new Intl.NumberFormat(`${language}-u-nu-latn`, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const labels = measureLabels(planOf(period), named, (instrument, informant) =>
    t('period.measure', { instrument, informant: t(`results.informant.${informant}`) }),
  )
  const { measure } = labels
  const changes = new Set(planOf(period).measures.flatMap((one) => (isOfChange(one) ? [one.id] : [])))
  const timeOf = (table: string, time: 'first' | 'last') =>
    t(`period.time.${changes.has(table.split('.')[0] ?? '') ? 'change' : time}`)
  const question = (table: string) => questionWords(period, table, language)
  const cellOf = (cell: string, table: string) => {
    const asked = question(table)
    if (asked) return asked.choice(cell) ?? named(`period.answer.${cell}`, cell)
    const name = list(cell.split('|').map((part) => codeName(part, table)))
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
  }

  return {
    ...labels,
    cell: cellOf,
    time: timeOf,
    table(id) {
      const plain = named(`period.table.${id}`, '')
      if (plain) return plain
      const asked = question(id)
      if (asked) return t('period.table.question', { item: asked.item, time: asked.time })
      const [of = id, scale = ''] = id.split('.')
      return scale === 'change'
        ? t('period.table.change', { measure: measure(of) })
        : t('period.table.scale', { measure: measure(of), scale: labels.scale(of, scale) })
    },
    section(id) {
      const plain = named(`period.table.${id}`, '')
      return plain || question(id)?.form || measure(id.split('.')[0] ?? id)
    },
    line({ table, cell, figure, time }) {
      const parts = [cellOf(cell, table)]
      if (time) parts.push(timeOf(table, time))
      if (figure.startsWith('band:'))
        parts.push(t('period.figure.band', { band: labels.band(table.split('.')[0] ?? table, figure.slice(5)) }))
      else if (figure !== 'count') parts.push(t(`period.figure.${figure}` as MessageId))
      return parts.join(' · ')
    },
    figure(figure, value) {
      if (value === null) return '–'
      return figure === 'mean' || figure === 'sd' ? oneDecimal.format(value) : String(value)
    },
    unsure: (children) => t('period.too-uncertain', { ...aboutHowMany(children) }),
  }
}

/** The same code may have another name in another list: `Annat` for a reason, `Annan` for a profession. */
function codesOf(period: Period, table: string): readonly Code[] {
  if (table === 'reasons' || table === 'interventions' || table === 'professions') return period[table]
  return []
}
