/** How many children have each code. A child with several is counted once under each. Pure. */
import type { Code } from '#aggregate'

type Sex = 'f' | 'm' | 'x'

interface CodeRow {
  readonly code: string
  readonly all: number
  readonly bySex: Readonly<Record<Sex, number>>
}

export interface CodeCounts {
  /** Those of whom something is known; shares are of these. */
  readonly known: number
  readonly unknown: number
  /** In the period's order; a list of no period is in the order of what is most common. */
  readonly rows: readonly CodeRow[]
}

interface CodeCount {
  readonly sex: Sex
  /** Null is "okänt". */
  readonly codes: readonly string[] | null
}

/** With a `list`, a code outside it counts as `other`. Codes too rare to be sent are counted here: nothing of this leaves. */
export function countCodes(told: readonly CodeCount[], list?: readonly Code[]): CodeCounts {
  const ids = list && [...new Set([...list.map(({ id }) => id), 'other'])]
  const known = told.flatMap(({ sex, codes }) =>
    codes ? [{ sex, codes: new Set(codes.map((code) => (ids && !ids.includes(code) ? 'other' : code))) }] : [],
  )
  const count = (code: string, sex?: Sex) =>
    known.filter((one) => one.codes.has(code) && (sex === undefined || one.sex === sex)).length
  const rows = (ids ?? [...new Set(known.flatMap(({ codes }) => [...codes]))]).map((code) => ({
    code,
    all: count(code),
    bySex: { f: count(code, 'f'), m: count(code, 'm'), x: count(code, 'x') },
  }))
  return {
    known: known.length,
    unknown: told.length - known.length,
    rows: ids ? rows : rows.toSorted((a, b) => b.all - a.all || (a.code < b.code ? -1 : 1)),
  }
}
