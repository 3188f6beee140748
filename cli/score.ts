/** `score`: a form's answers, one line each, to its scales, their bands and the items to read. */
import {
  type AnswerFault,
  type Form,
  formById,
  forms,
  itemIds,
  type Person,
  type Placement,
  type Result,
  readAnswers,
  score,
} from '#instruments'
import { Refusal } from './refusal.ts'
import type { Command, Output } from './run.ts'

export function scoreTable(formId: string | undefined): Command {
  const form = formId === undefined ? null : formById(formId)
  if (!form) throw new Refusal(`${formId ? `there is no form ${formId}` : 'say which form, with --form'} (see --list)`)
  const scales = Object.keys(form.scales)
  return (header) => {
    const columns = header.map((name) => columnOf(form, name))
    checkColumns(form, header, columns)
    return {
      columns: ['id', ...scales, ...scales.map((scale) => `${scale}_band`), 'review'],
      read: (cells) => readLine(form, header, columns, cells),
    }
  }
}

type Column =
  | { readonly is: 'id' | 'age' | 'sex' }
  | { readonly is: 'item'; readonly item: string }
  /** An item of another version of the form: its cells must be empty. */
  | { readonly is: 'elsewhere' }

function columnOf(form: Form, name: string): Column {
  if (name === 'id' || name === 'age' || name === 'sex') return { is: name }
  const item = itemOf(form, name)
  if (item) return { is: 'item', item }
  const siblings = forms.filter((other) => other.instrument === form.instrument)
  if (siblings.some((other) => Object.hasOwn(other.items, name))) return { is: 'elsewhere' }
  throw new Refusal(`${name === '' ? 'a column without a name' : name} is no column of a table for ${form.id}`)
}

/** An item by its name, by another name that files use, or by its printed number as `i7`. */
function itemOf(form: Form, name: string): string | undefined {
  if (Object.hasOwn(form.items, name)) return name
  const alias = Object.entries(form.aliases ?? {}).find(([other]) => other === name)
  if (alias) return alias[1]
  return numbered(form)[Number(/^i([1-9]\d*)$/.exec(name)?.[1]) - 1]
}

const numbered = (form: Form): readonly string[] => itemIds(form).slice(0, form.numbered)

function checkColumns(form: Form, header: readonly string[], columns: readonly Column[]): void {
  const keys = columns.map((column, at) => (column.is === 'item' ? column.item : (header[at] ?? '')))
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  if (twice !== undefined) throw new Refusal(`the table has two columns for ${twice}`)
  const missing = ['id', ...numbered(form)].filter((key) => !keys.includes(key))
  if (missing.length > 0)
    throw new Refusal(`this is no table for ${form.id}: there is no column for ${shortList(missing)}`)
}

const shortList = (names: readonly string[]): string =>
  names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')

function readLine(
  form: Form,
  header: readonly string[],
  columns: readonly Column[],
  cells: readonly string[],
): Output | { readonly bad: string } {
  const answers: Record<string, unknown> = {}
  for (const item of itemIds(form)) answers[item] = null
  const faults: string[] = []
  let id = ''
  let age: number | null = null
  let sex: Person['sex'] = 'x'
  for (const [at, column] of columns.entries()) {
    const text = cells[at]?.trim() ?? ''
    if (column.is === 'item') answers[column.item] = codeOf(text)
    else if (column.is === 'id') id = cells[at] ?? ''
    else if (text === '') continue
    else if (column.is === 'elsewhere') faults.push(`${header[at]} is "${text}", and is not asked on ${form.id}`)
    else if (column.is === 'age' && /^\d{1,3}$/.test(text)) age = Number(text)
    else if (column.is === 'sex' && isSex(text.toLowerCase())) sex = text.toLowerCase() as Person['sex']
    else
      faults.push(
        column.is === 'age' ? `age is "${text}", and must be whole years` : `sex is "${text}", and must be f, m or x`,
      )
  }
  const read = readAnswers(form, answers)
  if (!read.ok) faults.push(...read.faults.map((fault) => say(form, fault, answers)))
  if (!read.ok || faults.length > 0) return { bad: faults.join('; ') }
  return output(form, id, score(form, read.answers, { age, sex }))
}

/** Digits are a code, nothing is a blank; anything else stays as it is, for the door to refuse. */
const codeOf = (text: string): unknown => (text === '' ? null : /^\d+$/.test(text) ? Number(text) : text)

const isSex = (text: string): boolean => ['f', 'm', 'x'].includes(text)

function say(form: Form, { item }: AnswerFault, answers: Readonly<Record<string, unknown>>): string {
  const name = item ?? ''
  const asked = form.items[name]
  const [from, to] = asked?.kind === 'number' ? [asked.from, asked.to] : [0, (asked?.worth.length ?? 1) - 1]
  return `${name} is "${answers[name]}", and must be ${from} to ${to} or empty`
}

function output(form: Form, id: string, result: Result): Output {
  const scores = Object.entries(result.scales)
  const values = scores.map(([, got]) => (got.kind === 'scored' ? got.value : null))
  const bands = scores.map(([, got]) => (got.kind === 'scored' ? bandText(got.placements) : null))
  const reasons = scores.flatMap(([scale, got]) => (got.kind === 'scored' ? [] : [[scale, got.reason]]))
  return {
    values: [id, ...values, ...bands, reviewText(form, result)],
    more: { form: form.id, revision: form.revision, reasons: Object.fromEntries(reasons) },
  }
}

function bandText(placements: readonly Placement[]): string | null {
  if (placements.length === 0) return null
  const inOrder = placements.toSorted((a, b) => (String(a.sex) < String(b.sex) ? -1 : 1))
  return inOrder.map(({ sex, band }) => (placements.length > 1 ? `${sex}: ${band.name}` : band.name)).join(' | ')
}

function reviewText(form: Form, { review }: Result): string {
  const ids = itemIds(form)
  return form.review
    .map((item) => [ids.indexOf(item) + 1, item] as const)
    .filter(([, item]) => review.above.includes(item) || review.blank.includes(item))
    .map(([number, item]) => (review.blank.includes(item) ? `${number}?` : `${number}`))
    .join(' ')
}
