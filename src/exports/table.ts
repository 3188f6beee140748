/**
 * A table as every export is made of it: typed columns, their codes with words, and rows. Pure data; the writers in
 * `write/` each turn it into one kind of file, so that all of them hold the same.
 */

export interface CodeWord {
  readonly value: string
  readonly label: string
}

export interface Field {
  /** Small letters, digits and underscores: a name that CSV, SPSS and R all take as it is. */
  readonly name: string
  /** In the reader's language. */
  readonly title: string
  readonly type: 'string' | 'integer' | 'number'
  /** Every value that a `string` column can have; left out where there is no closed list. */
  readonly codes?: readonly CodeWord[]
  /** A `string` or `number` that may be empty; `about` says what that means. */
  readonly optional?: true
  readonly about?: string
}

/** Null is an empty cell. A number is whole or has as many decimals as it is to be shown with. */
export type Value = string | number | null

export interface DataTable {
  /** Also the file's name, without its ending. */
  readonly name: string
  readonly title: string
  readonly fields: readonly Field[]
  readonly rows: readonly (readonly Value[])[]
}

/** What a package of tables says of itself, in the reader's language. */
export interface About {
  /** Small letters, digits and hyphens. */
  readonly name: string
  readonly title: string
  /** What it holds, how it was made and what must be known before it is used: a paragraph each. */
  readonly paragraphs: readonly string[]
  /** A civil date. */
  readonly made: string
}

/** The table with words for codes, for people rather than programs. */
export function inWords(table: DataTable): DataTable {
  const words = table.fields.map(({ codes }) => codes && new Map(codes.map(({ value, label }) => [value, label])))
  return {
    ...table,
    fields: table.fields.map(({ codes: _, ...field }) => field),
    rows: table.rows.map((row) => row.map((value, i) => words[i]?.get(String(value)) ?? value)),
  }
}
