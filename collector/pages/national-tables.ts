/** The tables and pictures of one national file. */
import type { Labels, National, NationalCount, NationalScore, NationalStats, Period } from '#aggregate'
import { labelsFor } from '../national/labels.ts'
import { catalogues, type Language } from '../words/words.ts'
import { bars } from './bars.ts'
import { type Html, html } from './html.ts'

interface Writing {
  readonly w: (typeof catalogues)['sv']['national']
  readonly labels: Labels
  readonly count: (value: NationalCount) => string
  readonly share: (value: NationalCount) => string
  readonly percent: (share: number) => string
  readonly number: (value: number) => string
  /** Of a mean, which is known more closely than to its own decimal. */
  readonly margin: (value: number) => string
}

export function nationalTables(file: National, period: Period, language: Language): Html {
  const writing = writingIn(period, language)
  const counted = Object.entries(file.counts).map(([table, cells]) =>
    table === 'sex.age' || table === 'reasons' ? peopleTable(table, cells, writing) : codeTable(table, cells, writing),
  )
  const scored = Object.entries(file.scores).map(([table, cells]) => scoreTable(table, cells, writing))
  return html`${counted}${scored}`
}

export function writingIn(period: Period, language: Language): Writing {
  const { national: w } = catalogues[language]
  const locale = language === 'en' ? 'en-GB' : language
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const hundredth = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const percent = (share: number) => `${tenth.format(share * 100)} %`
  return {
    w,
    labels: labelsFor(period, language),
    percent,
    number: (value) => tenth.format(value),
    margin: (value) => hundredth.format(value),
    count: (value) =>
      'withheld' in value ? w.withheld[value.withheld] : `${whole.format(value.value)} ± ${whole.format(value.margin)}`,
    share: (value) =>
      'withheld' in value || !value.share
        ? '–'
        : `${percent(value.share.value)} ± ${tenth.format(value.share.margin * 100)}`,
  }
}

type Cells = Readonly<Record<string, NationalCount>>

function codeTable(table: string, cells: Cells, { w, labels, count, share, percent }: Writing): Html {
  const title = labels.table(table)
  const all = Object.entries(cells).map(([code, value]) => ({ label: labels.code(table, code), value }))
  const several = table === 'interventions' || table === 'professions'
  return html`<section><h2>${title}</h2>${several && html`<p class="muted">${w.several}</p>`}
    ${bars(title, all.map(barOf), percent)}
    ${grid(
      title,
      ['', w.count, w.share, w.units],
      all.map(({ label, value }) => [label, count(value), share(value), value.units]),
    )}</section>`
}

function barOf({ label, value }: { readonly label: string; readonly value: NationalCount }) {
  const share = 'withheld' in value ? null : value.share
  return { label, share: share?.value ?? null, margin: share?.margin ?? 0 }
}

/** By sex and age: a picture of everybody, and a table for each age with the sexes beside each other. */
function peopleTable(table: string, cells: Cells, writing: Writing): Html {
  const { w, labels, percent } = writing
  const title = labels.table(table)
  const places = Object.keys(cells).map((cell) => cell.split('|'))
  const distinct = (at: number) => [...new Set(places.map((parts) => parts[at] ?? ''))]
  const [sexes, ages, codes] = [distinct(0), distinct(1), distinct(2)]
  const at = (...parts: readonly string[]) =>
    cells[parts.filter(Boolean).join('|')] ?? { withheld: 'below-20', units: 0 }
  const line = (label: string, age: string, code: string): readonly Text[] => [
    label,
    ...sexes.map((sex) => both(at(sex, age, code), writing)),
  ]
  const heads = ['', ...sexes.map((sex) => labels.sex(sex))]
  const picture =
    table === 'reasons'
      ? codes.map((code) => ({ label: labels.code(table, code), value: at('all', 'all', code) }))
      : ages.filter((age) => age !== 'all').map((age) => ({ label: labels.age(age), value: at('all', age, '') }))
  const tables =
    table === 'reasons'
      ? ages.toReversed().map(
          (age) =>
            html`<h3>${labels.age(age)}</h3>${grid(
              `${title}, ${labels.age(age)}`,
              heads,
              codes.map((code) => line(labels.code(table, code), age, code)),
            )}`,
        )
      : grid(
          title,
          heads,
          ages.map((age) => line(labels.age(age), age, '')),
        )
  return html`<section><h2>${title}</h2>${table === 'reasons' && html`<p class="muted">${w.several}</p>`}${bars(title, picture.map(barOf), percent)}${tables}</section>`
}

const both = (value: NationalCount, { count, share }: Writing): Html =>
  html`${count(value)}${!('withheld' in value) && value.share && html`<br><span class="muted">${share(value)}</span>`}`

function scoreTable(table: string, cells: Readonly<Record<string, NationalScore>>, writing: Writing): Html {
  const { w, labels, count } = writing
  const rows = Object.entries(cells).flatMap(([group, { n, first, last }]) =>
    (
      [
        ['first', first],
        ['last', last],
      ] as const
    ).flatMap(([time, stats]) =>
      stats
        ? [
            [
              html`${labels.group(group)}<br><span class="muted">${time === 'first' ? w.first : w.followUp}</span>`,
              count(n),
              ...statCells(table, stats, writing),
            ],
          ]
        : [],
    ),
  )
  if (rows.length === 0) return html``
  const title = labels.score(table)
  return html`<section><h2>${title}</h2>${grid(title, [w.who, w.count, w.mean, w.sd, w.bands], rows)}</section>`
}

function statCells(
  table: string,
  stats: NationalStats | Extract<NationalScore['first'], { withheld: string }>,
  { w, labels, number, margin, share }: Writing,
): readonly Text[] {
  if ('withheld' in stats) return [w.withheld[stats.withheld], '–', '–']
  const bands = Object.entries(stats.bands).map(
    ([band, value]) => html`${labels.band(table, band)} ${share(value)}<br>`,
  )
  return [
    `${number(stats.mean)} ± ${margin(stats.margin)}`,
    stats.sd === null ? '–' : number(stats.sd),
    html`<div class="list">${bands}</div>`,
  ]
}

type Text = Html | string | number

function grid(caption: string, heads: readonly string[], rows: readonly (readonly Text[])[]): Html {
  const cell = (content: Text, i: number) =>
    i === 0 ? html`<th scope="row">${content}</th>` : html`<td class="number">${content}</td>`
  const head = (text: string, i: number) =>
    i === 0 ? html`<td>${text}</td>` : html`<th scope="col" class="number">${text}</th>`
  return html`<div class="table-wrap table-wrap--plain" tabindex="0" role="group" aria-label="${caption}"><table><caption>${caption}</caption>
    <thead><tr>${heads.map(head)}</tr></thead><tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody></table></div>`
}
