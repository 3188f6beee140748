/** What a national file's ids are called: asked of whoever writes it, in the reader's language. */
import type { FigureRow } from './rows.ts'

export interface Labels {
  table(id: string): string
  sex(id: string): string
  age(id: string): string
  /** A cell's last part: a code, a waiting band or a category. */
  code(table: string, id: string): string
  score(id: string): string
  /** `table` is a measure and its scale, as `sdq-self.total`. */
  band(table: string, id: string): string
  group(id: string): string
}

/** What a row is about, in words. */
export function labelOf({ table, cell }: Pick<FigureRow, 'table' | 'cell'>, labels: Labels): string {
  const parts = cell.split('|')
  if (/^(everyone|completers)/.test(cell)) return `${labels.score(table)}, ${labels.group(cell)}`
  const [sex = '', age = '', code] = parts
  if (table !== 'sex.age' && table !== 'reasons') return labels.code(table, cell)
  return [labels.sex(sex), labels.age(age), code && labels.code(table, code)].filter(Boolean).join(', ')
}
