/** The tables of one national file: what has nothing to show is one line, not a row each. */
import type { National, NationalCount, NationalScore } from '#aggregate'
import { type Html, html } from './html.ts'
import { hiddenLines, splitWithheld, type Writing } from './national-writing.ts'

export type Cells = Readonly<Record<string, NationalCount>>
type Text = Html | string | number

export function codeTable(table: string, cells: Cells, { w, labels, count, share }: Writing): Html {
  const title = labels.table(table)
  const { shown, hidden } = splitWithheld(Object.entries(cells), ([, value]) => value)
  return html`${grid(
    title,
    ['', w.count, w.share, w.units],
    shown.map(([code, value]) => [labels.code(table, code), count(value), share(value), value.units]),
  )}${hiddenLines(hidden, w)}`
}

/** `sex.age` and `reasons`: the cells' sexes, ages and codes, and what stands at each. */
export function placesOf(cells: Cells) {
  const places = Object.keys(cells).map((cell) => cell.split('|'))
  const distinct = (at: number) => [...new Set(places.map((parts) => parts[at] ?? ''))]
  const [sexes, ages, codes] = [distinct(0), distinct(1), distinct(2)]
  const at = (...parts: readonly string[]): NationalCount =>
    cells[parts.filter(Boolean).join('|')] ?? { withheld: 'below-20', units: 0 }
  return { sexes, ages, codes, at }
}

/** A row an age, or a row a code of one age, with the sexes beside each other. */
export function peopleTable(
  title: string,
  cells: Cells,
  rows: readonly { readonly label: string; readonly age: string; readonly code: string }[],
  writing: Writing,
): Html {
  const { w, labels } = writing
  const { sexes, at } = placesOf(cells)
  const { shown, hidden } = splitWithheld(rows, ({ age, code }) => at('all', age, code))
  return html`${grid(
    title,
    ['', ...sexes.map((sex) => labels.sex(sex))],
    shown.map(({ label, age, code }) => [label, ...sexes.map((sex) => both(at(sex, age, code), writing))]),
  )}${hiddenLines(hidden, w)}`
}

/** A share that is told where its count is not would be read as one that is known. */
const both = (value: NationalCount, { count, share, percent }: Writing): Html =>
  html`${count(value)}${percent(value) !== null && html`<br><span class="muted">${share(value)}</span>`}`

/** @param finer the groups of one sex, or of one sex and age; else everybody and those followed up */
export function scoreTable(
  title: string,
  scales: readonly (readonly [table: string, groups: National['scores'][string]])[],
  finer: boolean,
  { w, labels, count, share, mean, sd, timeOf }: Writing,
): Html {
  const rows = scales.flatMap(([table, groups]) =>
    Object.entries(groups)
      .filter(([group]) => group.includes('|') === finer)
      .flatMap(([group, { n, first, last }]) => [
        ...at(table, group, n, 'first', first),
        ...at(table, group, n, 'last', last),
      ]),
  )
  if (rows.length === 0) return html``
  const { shown, hidden } = splitWithheld(rows, ({ stats }) => stats)
  const bands = (table: string, stats: NonNullable<NationalScore['first']>) =>
    'withheld' in stats
      ? []
      : Object.entries(stats.bands).map(([band, value]) => html`${labels.band(table, band)} ${share(value)}<br>`)
  return html`${grid(
    title,
    [w.scale, w.who, w.count, w.mean, w.sd, w.bands],
    shown.map(({ table, group, n, time, stats }) => [
      labels.scale(table),
      html`${labels.group(group)}<br><span class="muted">${timeOf(table, time)}</span>`,
      count(n),
      mean(stats, n),
      sd(stats),
      html`<div class="list">${bands(table, stats)}</div>`,
    ]),
  )}${hiddenLines(hidden, w)}`
}

function at(table: string, group: string, n: NationalCount, time: 'first' | 'last', stats: NationalScore['first']) {
  return stats ? [{ table, group, n, time, stats }] : []
}

export function grid(caption: string, heads: readonly string[], rows: readonly (readonly Text[])[]): Html {
  if (rows.length === 0) return html``
  const cell = (content: Text, i: number) =>
    i === 0 ? html`<th scope="row">${content}</th>` : html`<td class="number">${content}</td>`
  const head = (text: string, i: number) =>
    i === 0 && text === '' ? html`<td></td>` : html`<th scope="col"${i > 0 && html` class="number"`}>${text}</th>`
  return html`<div class="table-wrap table-wrap--plain" tabindex="0" role="group" aria-label="${caption}"><table><caption>${caption}</caption>
    <thead><tr>${heads.map(head)}</tr></thead><tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody></table></div>`
}
