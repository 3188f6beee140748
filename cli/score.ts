/** `score`: a form's answers, one line each, to its scales, their bands and the items to read. */
import { type Form, formById, forms, itemIds } from '#instruments'
import { Refusal } from './refusal.ts'
import type { Command } from './run.ts'
import { ScoreLines } from './score-lines.ts'

export function scoreTable(formId: string | undefined): Command {
  const form = formId === undefined ? null : formById(formId)
  if (!form) throw new Refusal(`${formId ? `there is no form ${formId}` : 'say which form, with --form'} (see --list)`)
  const scales = Object.keys(form.scales)
  return (header) => {
    const columns = header.map((name) => columnOf(form, name))
    checkColumns(form, header, columns)
    const lines = new ScoreLines(form, header, columns)
    return {
      columns: ['id', ...scales, ...scales.map((scale) => `${scale}_band`), 'review'],
      read: (row) => lines.read(row),
    }
  }
}

export type Column =
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
