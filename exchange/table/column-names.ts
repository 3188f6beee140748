/** How the names of columns are compared, and what a column can mean. */

export type Fact = 'code' | 'day' | 'occasion' | 'born' | 'age' | 'sex'

export type Meaning = { readonly is: Fact } | { readonly is: 'item'; readonly item: string }

/** Letters without their marks, in small, words apart by one space: `Födelse_år?` is `fodelse ar`. */
export const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_.-]+/g, ' ')
    .replace(/[?:*]+$/, '')
    .trim()

/** `Kön (F/M)` is called `Kön`. */
export const withoutBrackets = (name: string): string => name.replace(/\s*[([][^()[\]]*[)\]]\s*$/, '')

/** What a column could be, and how sure its name makes it: 1 is its own name. */
export interface Candidate {
  readonly at: number
  readonly meaning: Meaning
  readonly rank: number
}
