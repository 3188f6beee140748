/** The figures of a national file as they are printed: each with its margin, or why it is not printed. */
import {
  aboutHowMany,
  type NationalCount,
  type NationalScore,
  ofCount,
  ofMean,
  ofShare,
  type Period,
  tablesOf,
  tooUncertain,
  type Uncertain,
  type Withheld,
} from '#aggregate'
import { labelsFor, type NationalLabels } from '../national/labels.ts'
import { catalogues, type Language } from '../words/words.ts'
import { type Html, html } from './html.ts'

export type Catalogue = (typeof catalogues)['sv']['national']
type Stats = NonNullable<NationalScore['first']>

export interface Writing {
  readonly w: Catalogue
  readonly labels: NationalLabels
  /** When a figure is of; a change from first to last is of both. */
  readonly timeOf: (table: string, time: 'first' | 'last') => string
  /** As `1 430 ± 31`. */
  readonly count: (value: NationalCount) => string
  /** As `12,3 % ± 2,1 (avrundningen 0,8)`; a dash where there is no whole. */
  readonly share: (value: NationalCount) => Html
  /** A share without its margin, for a picture and a sentence; null where it is not shown. */
  readonly percent: (value: NationalCount) => string | null
  /** @param n the children behind the mean */
  readonly mean: (stats: Stats, n: NationalCount) => Html
  readonly sd: (stats: Stats) => string
}

export function writingIn(period: Period, language: Language): Writing {
  const { national: w } = catalogues[language]
  const locale = language === 'en' ? 'en-GB' : language
  const number = (decimals: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format
  const [whole, tenth, hundredth] = [number(0), number(1), number(2)]
  // Figures read from the left in every language.
  const isolated = (figure: string) => (language === 'ar' ? `\u2066${figure.replaceAll(' ', '\u00a0')}\u2069` : figure)
  const unsure = ({ of }: Uncertain) => {
    const { from, to } = aboutHowMany(of)
    return w.tooUncertain(from === 0 ? null : whole(from), whole(to))
  }
  const withMargin = (figure: Uncertain, value: string, margin: (value: number) => string) =>
    tooUncertain(figure)
      ? html`${unsure(figure)}`
      : html`${isolated(`${value} ± ${margin(figure.margin)}`)} <span class="muted">(${w.rounding(margin(figure.rounding))})</span>`
  const ofChange = new Set(
    tablesOf(period).flatMap((table) => (table.kind === 'score' && table.scale.ofChange ? [table.id] : [])),
  )
  return {
    w,
    labels: labelsFor(period, language),
    timeOf: (table, time) => (ofChange.has(table) ? w.change : time === 'first' ? w.first : w.followUp),
    count(value) {
      if ('withheld' in value) return w.withheld[value.withheld]
      const figure = ofCount(value)
      return tooUncertain(figure) ? unsure(figure) : isolated(`${whole(value.value)} ± ${whole(value.margin)}`)
    },
    share(value) {
      const figure = shownShare(value)
      if (!figure) return html`–`
      return withMargin(figure, `${tenth(figure.value * 100)} %`, (margin) => tenth(margin * 100))
    },
    percent(value) {
      const figure = shownShare(value)
      return figure && !tooUncertain(figure) ? isolated(`${tenth(figure.value * 100)} %`) : null
    },
    mean(stats, n) {
      if ('withheld' in stats) return html`${w.withheld[stats.withheld]}`
      const figure = ofMean(stats, 'withheld' in n ? stats.units : n.value)
      return withMargin(figure, tenth(stats.mean), hundredth)
    },
    sd: (stats) => ('withheld' in stats || stats.sd === null ? '–' : tenth(stats.sd)),
  }
}

const shownShare = (value: NationalCount) => ('withheld' in value ? null : ofShare(value))

/** Those of the rows that have something to show, and how many have not, by why. */
export function splitWithheld<T>(
  rows: readonly T[],
  of: (row: T) => NationalCount | Withheld | Stats,
): { readonly shown: readonly T[]; readonly hidden: ReadonlyMap<Withheld['withheld'], number> } {
  const hidden = new Map<Withheld['withheld'], number>()
  const shown = rows.filter((row) => {
    const value = of(row)
    if (!('withheld' in value)) return true
    hidden.set(value.withheld, (hidden.get(value.withheld) ?? 0) + 1)
    return false
  })
  return { shown, hidden }
}

/** `7 rader visas inte: färre än 20`, a line for each why. */
export const hiddenLines = (hidden: ReadonlyMap<Withheld['withheld'], number>, w: Catalogue): readonly Html[] =>
  [...hidden].map(([why, rows]) => html`<p class="muted">${w.hidden(rows, w.withheld[why])}</p>`)
