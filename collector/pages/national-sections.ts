/**
 * What a national file says, as a page: three to five figures with a picture each, a list of what there is, and a folded
 * section a question: a sentence, a picture, and tables behind *Visa som tabell*. A new section is one line in `sectionsOf`.
 */
import { isQuestion, type National, type Period } from '#aggregate'
import type { Language } from '../words/words.ts'
import { type Bar, bars } from './bars.ts'
import { type Html, html } from './html.ts'
import { type Cells, codeTable, grid, peopleTable, placesOf, scoreTable } from './national-tables.ts'
import { type Writing, writingIn } from './national-writing.ts'

interface Section {
  /** Where it is in the address. */
  readonly id: string
  readonly title: string
  /** The answer, read before anything is unfolded; null where nothing is large enough to be shown. */
  readonly sentence: Html | string | null
  /** What is unfolded. */
  readonly body: Html
}

interface File {
  readonly file: National
  readonly period: Period
  /** What the period before is called, where cells are told for both; `''` else. */
  readonly before: string
  readonly writing: Writing
}

/** @param opened id of the section that the list of contents was pressed for: without script only the server can open it */
export function nationalFigures(
  file: National,
  period: Period,
  before: string,
  language: Language,
  opened: string | null,
): Html {
  const all: File = { file, period, before, writing: writingIn(period, language) }
  const { w } = all.writing
  const each = sectionsOf(all)
  const sections = each.filter(({ sentence }) => sentence !== null)
  const empty = each.filter(({ sentence }) => sentence === null)
  return html`<div class="figures">${keyFigures(all)}</div>
    <nav class="contents" aria-labelledby="innehall-lista"><h2 id="innehall-lista">${w.contents}</h2>
      <ul>${sections.map(({ id, title }) => html`<li><a href="?visa=${id}#${id}">${title}</a></li>`)}<li><a href="#hur-sakra">${w.questions.howSure}</a></li></ul></nav>
    ${sections.map(
      ({ id, title, sentence, body }) =>
        html`<details class="section" id="${id}" ${id === opened && html`open`}><summary><h2>${title}</h2> <span class="muted">${sentence}</span></summary>
        <div class="section__part">${body}</div></details>`,
    )}${empty.length > 0 && html`<p class="muted">${w.nothingShown} ${empty.map(({ title }) => title).join('; ')}.</p>`}`
}

const sectionsOf = (file: File): readonly Section[] => [
  ...peopleSection(file),
  ...reasonsSection(file),
  ...codesSection('interventions', file),
  ...codesSection('professions', file),
  ...waitsOf(file).flatMap((table) => codesSection(table, file)),
  ...measuresOf(file).map((measure) => measureSection(measure, file)),
  ...formsOf(file).map(([form, tables]) => formSection(form, tables, file)),
]

const waitsOf = ({ file }: File) => Object.keys(file.counts).filter((table) => table.startsWith('waiting.'))

/* Figures with a picture each. */

function keyFigures(all: File): readonly Html[] {
  const { file, writing } = all
  const { w, labels } = writing
  const figure = (title: string, sentence: Html | string | null, rows: readonly Bar[]) => {
    const picture = bars(title, rows, writing)
    return picture.text === '' && !sentence
      ? html``
      : html`<section class="figure"><h2>${title}</h2>${sentence && html`<p>${sentence}</p>`}${picture}</section>`
  }
  const [wait] = waitsOf(all)
  const start = atFirst(all)
  const change = changed(all)
  return [
    figure(w.questions.people, w.children(writing.count(file.children)), peopleBars(all)),
    figure(w.questions.reasons, w.several, largest(reasonBars(all), 5)),
    wait ? figure(w.questions.waiting, labels.table(wait), codeBars(wait, all)) : html``,
    start ? figure(w.questions.atFirst, start.sentence, start.rows) : html``,
    change ? figure(w.questions.changed, change.sentence, change.rows) : html``,
  ]
}

/** How they were at first: the measure that most have, by the scale that its plan puts first. */
function atFirst({ file, writing }: File) {
  const [found] = Object.entries(file.scores)
    .flatMap(([table, groups]) => {
      const { n, first } = groups.everyone ?? {}
      return n && first && !('withheld' in n || 'withheld' in first) && Object.keys(first.bands).length > 0
        ? [{ table, n, first }]
        : []
    })
    .sort((a, b) => b.n.value - a.n.value)
  if (!found) return null
  const { table, n, first } = found
  const { labels, mean } = writing
  const rows = Object.entries(first.bands).map(([band, value]) => ({ label: labels.band(table, band), value }))
  return { sentence: html`${labels.score(table)}: ${writing.w.inMean} ${mean(first, n)}`, rows }
}

/** What changed among those with two measurements: the measure that most have both of. */
function changed(all: File) {
  const [table] = Object.keys(all.file.counts)
    .filter((id) => id.endsWith('.change'))
    .sort((a, b) => sumOf(all, b) - sumOf(all, a))
  if (!table || sumOf(all, table) === 0) return null
  return {
    sentence: html`${all.writing.labels.measure(measureOf(table))}. ${pairs(measureOf(table), all)}`,
    rows: codeBars(table, all),
  }
}

const measureOf = (table: string) => table.split('.')[0] ?? table
const sumOf = ({ file }: File, table: string) =>
  Object.values(file.counts[table] ?? {}).reduce((sum, count) => sum + ('withheld' in count ? 0 : count.value), 0)

/** Of how many pairs, and of how many with a first measurement. */
function pairs(measure: string, { file, writing }: File): string {
  const [groups] = scalesOf(measure, file).map(([, of]) => of)
  const { everyone, completers } = groups ?? {}
  if (!everyone || !completers || 'withheld' in everyone.n || 'withheld' in completers.n) return ''
  return writing.w.pairs(writing.count(completers.n), writing.count(everyone.n))
}

/* Pictures. */

const codeBars = (table: string, { file, writing }: File): readonly Bar[] =>
  Object.entries(file.counts[table] ?? {}).map(([code, value]) => ({ label: writing.labels.code(table, code), value }))

function peopleBars({ file, writing: { labels } }: File): readonly Bar[] {
  const { sexes, ages, at } = placesOf(file.counts['sex.age'] ?? {})
  return [
    ...sexes.filter((sex) => sex !== 'all').map((sex) => ({ label: labels.sex(sex), value: at(sex, 'all') })),
    ...ages.filter((age) => age !== 'all').map((age) => ({ label: labels.age(age), value: at('all', age) })),
  ]
}

function reasonBars({ file, writing: { labels } }: File): readonly Bar[] {
  const { codes, at } = placesOf(file.counts.reasons ?? {})
  return codes.map((code) => ({ label: labels.code('reasons', code), value: at('all', 'all', code) }))
}

const largest = (all: readonly Bar[], most: number): readonly Bar[] =>
  all
    .flatMap((bar) => ('withheld' in bar.value ? [] : [{ bar, value: bar.value.value }]))
    .sort((a, b) => b.value - a.value)
    .slice(0, most)
    .map(({ bar }) => bar)

/* Sections. */

/** `Vanligast: oro eller ångest 34,1 %, skolrelaterat 22,0 %.` */
function mostCommon(rows: readonly Bar[], { w, percent }: Writing): string | null {
  const said = largest(
    rows.filter(({ label }) => label !== w.unknown),
    2,
  ).flatMap(({ label, value }) => {
    const share = percent(value)
    return share ? [`${label} ${share}`] : []
  })
  return said.length > 0 ? w.mostCommon(said.join(w.comma)) : null
}

const asTable = (tables: readonly Html[], w: Writing['w'], title = w.asTable): Html =>
  tables.every(({ text }) => text === '')
    ? html``
    : html`<details class="fold"><summary>${title}</summary>${tables}</details>`

function peopleSection(all: File): readonly Section[] {
  const { file, writing } = all
  const cells = file.counts['sex.age']
  if (!cells) return []
  const { w, labels } = writing
  const title = labels.table('sex.age')
  const rows = placesOf(cells).ages.map((age) => ({ label: labels.age(age), age, code: '' }))
  const picture = peopleBars(all)
  return [
    {
      id: 'sex-age',
      title,
      sentence: w.children(writing.count(file.children)),
      body: html`${bars(title, picture, writing)}${asTable([peopleTable(title, cells, rows, writing)], w)}${together('sex.age', all)}`,
    },
  ]
}

function reasonsSection(all: File): readonly Section[] {
  const { file, writing } = all
  const cells = file.counts.reasons
  if (!cells) return []
  const { w, labels } = writing
  const title = labels.table('reasons')
  const { ages, codes } = placesOf(cells)
  const picture = reasonBars(all)
  const tables = ages.toReversed().map((age) => {
    const rows = codes.map((code) => ({ label: labels.code('reasons', code), age, code }))
    return html`<h3>${labels.age(age)}</h3>${peopleTable(`${title}, ${labels.age(age)}`, cells, rows, writing)}`
  })
  return [
    {
      id: 'reasons',
      title,
      sentence: mostCommon(picture, writing),
      body: html`<p class="muted">${w.several}</p>${bars(title, picture, writing)}${asTable(tables, w)}${together('reasons', all)}`,
    },
  ]
}

function codesSection(table: string, all: File): readonly Section[] {
  const { file, writing } = all
  const cells = file.counts[table]
  if (!cells) return []
  const { w, labels } = writing
  const title = labels.table(table)
  const several = table === 'interventions' || table === 'professions'
  const picture = codeBars(table, all)
  return [
    {
      id: table.replace('.', '-'),
      title,
      sentence: mostCommon(picture, writing),
      body: html`${several && html`<p class="muted">${w.several}</p>`}${bars(title, picture, writing)}
        ${asTable([codeTable(table, cells, writing)], w)}${together(table, all)}`,
    },
  ]
}

const scalesOf = (measure: string, file: National) =>
  Object.entries(file.scores).filter(([table]) => measureOf(table) === measure)

const measuresOf = ({ file }: File) => [...new Set(Object.keys(file.scores).map(measureOf))]

function measureSection(measure: string, all: File): Section {
  const { file, writing } = all
  const { w, labels, mean } = writing
  const title = labels.measure(measure)
  const scales = scalesOf(measure, file)
  const [[main, groups] = ['', {}]] = scales
  const { everyone, completers } = groups as National['scores'][string]
  const change = `${measure}.change`
  const paired = pairs(measure, all)
  const cells = file.counts[change]
  const first = everyone?.first
  const last = completers?.last
  const shown = (stats: typeof first) => stats && !('withheld' in stats)
  const bandRows =
    first && !('withheld' in first)
      ? Object.entries(first.bands).map(([band, value]) => ({ label: labels.band(main, band), value }))
      : []
  return {
    id: measure,
    title,
    sentence:
      everyone && first && shown(first)
        ? html`${labels.scale(main)}: ${w.inMean} ${mean(first, everyone.n)}${completers && last && shown(last) && html`${w.comma}${w.inMeanLater} ${mean(last, completers.n)}`}.`
        : cells
          ? mostCommon(codeBars(change, all), writing)
          : null,
    body: html`${paired && html`<p>${paired}</p>`}
      ${bandRows.length > 0 && html`<h3>${labels.scale(main)}, ${w.first}</h3>${bars(`${title}: ${labels.scale(main)}`, bandRows, writing)}`}
      ${cells && html`<h3>${labels.table(change)}</h3>${bars(labels.table(change), codeBars(change, all), writing)}`}
      ${asTable([cells ? codeTable(change, cells, writing) : html``, scoreTable(title, scales, false, writing)], w)}
      ${asTable([scoreTable(`${title}, ${w.finer}`, scales, true, writing)], w, w.finer)}
      ${cells && together(change, all)}`,
  }
}

function formsOf({ file, writing }: File): readonly (readonly [string, readonly string[]])[] {
  const tables = Object.keys(file.counts).filter(isQuestion)
  return [...Map.groupBy(tables, (table) => writing.labels.form(table))]
}

function formSection(form: string, tables: readonly string[], all: File): Section {
  const { file, writing } = all
  return {
    id: measureOf(tables[0] ?? ''),
    title: form,
    sentence: writing.w.asked(tables.length),
    body: html`${tables.map((table) => {
      const title = writing.labels.item(table)
      return html`<h3>${title}</h3>${bars(title, codeBars(table, all), writing)}
        ${asTable([codeTable(table, file.counts[table] as Cells, writing)], writing.w)}`
    })}`,
  }
}

/** Rare cells, for this period and the one before together. */
function together(table: string, { file, before, writing }: File): Html {
  const { w, labels, count, share } = writing
  const cells = Object.entries(file.joined?.counts[table] ?? {})
  const name = (cell: string) => {
    const [sex = '', age = '', code = ''] = cell.split('|')
    if (!cell.includes('|')) return labels.code(table, cell)
    return [code && labels.code(table, code), labels.sex(sex), labels.age(age)].filter(Boolean).join(', ')
  }
  if (cells.length === 0) return html``
  return html`<h3>${w.joined(before)}</h3>${grid(
    w.joined(before),
    ['', w.count, w.share],
    cells.map(([cell, value]) => [name(cell), count(value), share(value)]),
  )}`
}
