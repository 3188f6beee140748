/**
 * SDQ P4-17 scored in memory four ways that are not ours: a bare readable function, and what somebody writes for speed and
 * this one form. None has reasons, limits or citations. Each gives the nine scales in the form's order, -1 for none.
 */
import type { Answers } from '#instruments'
import { COLUMNS, form, IMPACT, ITEMS, SCALES } from './records.ts'

const WIDTH = COLUMNS.length
const NONE = -1

const itemsOf = (id: string): readonly string[] => {
  const scale = form.scales[id]
  return scale && 'items' in scale ? scale.items : []
}
const isReversed = (id: string): boolean => {
  const item = form.items[id]
  return item?.kind === 'choice' && item.worth[0] === 2
}

const five = SCALES.slice(0, 5).map((id) => ({ id, items: itemsOf(id) }))
const reversed = new Set(ITEMS.filter(isReversed))

/** What somebody writes in an afternoon: sums by hand, blanks by the mean of the others. */
export function naive(answers: Answers): Record<string, number | null> {
  const scores: Record<string, number | null> = {}
  for (const { id, items } of five) {
    const given = items.filter((item) => answers[item] !== null)
    const sum = given.reduce((total, item) => {
      const code = answers[item] ?? 0
      return total + (reversed.has(item) ? 2 - code : code)
    }, 0)
    scores[id] = given.length >= 3 ? Math.floor((sum / given.length) * 5 + 0.5) : null
  }
  const { emotional = null, conduct = null, hyperactivity = null, peer = null } = scores
  const add = (...parts: readonly (number | null)[]) =>
    parts.reduce((total, part) => (total === null || part === null ? null : total + part), 0)
  scores.total = add(emotional, conduct, hyperactivity, peer)
  scores.internalising = add(emotional, peer)
  scores.externalising = add(conduct, hyperactivity)
  const felt = IMPACT.slice(1)
    .map((item) => answers[item] ?? null)
    .filter((code) => code !== null)
  const worth = felt.length > 0 ? felt.reduce((total, code) => total + Math.max(code - 1, 0), 0) : null
  scores.impact = answers.ebddiff === null ? null : answers.ebddiff === 0 ? 0 : worth
  return scores
}

const AT = Int8Array.from(five.flatMap(({ items }) => items.map((item) => COLUMNS.indexOf(item))))
const REVERSED = Int8Array.from(COLUMNS, (id) => (isReversed(id) ? 1 : 0))
const GATE = ITEMS.length

/** Loops over typed arrays: `scores` has nine places a row. */
export function typedLoop(codes: Int8Array, scores: Int8Array, rows: number): void {
  for (let row = 0; row < rows; row += 1) {
    const from = row * WIDTH
    const to = row * 9
    for (let scale = 0; scale < 5; scale += 1) {
      let sum = 0
      let seen = 0
      for (let i = 0; i < 5; i += 1) {
        const at = AT[scale * 5 + i] as number
        const code = codes[from + at] as number
        if (code < 0) continue
        seen += 1
        sum += REVERSED[at] === 1 ? 2 - code : code
      }
      scores[to + scale] = seen >= 3 ? Math.floor((sum / seen) * 5 + 0.5) : NONE
    }
    addUp(scores, to)
    const gate = codes[from + GATE] as number
    let felt = 0
    let seen = 0
    for (let i = 1; i <= 5; i += 1) {
      const code = codes[from + GATE + i] as number
      if (code < 0) continue
      seen += 1
      felt += code > 1 ? code - 1 : 0
    }
    scores[to + 8] = gate < 0 ? NONE : gate === 0 ? 0 : seen > 0 ? felt : NONE
  }
}

function addUp(scores: Int8Array, to: number): void {
  const emotional = scores[to] as number
  const conduct = scores[to + 1] as number
  const hyperactivity = scores[to + 2] as number
  const peer = scores[to + 3] as number
  const all = emotional < 0 || conduct < 0 || hyperactivity < 0 || peer < 0
  scores[to + 5] = all ? NONE : emotional + conduct + hyperactivity + peer
  scores[to + 6] = emotional < 0 || peer < 0 ? NONE : emotional + peer
  scores[to + 7] = conduct < 0 || hyperactivity < 0 ? NONE : conduct + hyperactivity
}

/** By five answers in a row, 0 for a blank or 1 + the code, the score: filled by the loop itself. */
function tableOf(scale: number, at: readonly number[], base: number): Int8Array {
  const table = new Int8Array(base ** at.length)
  const codes = new Int8Array(WIDTH)
  const scores = new Int8Array(9)
  for (let key = 0; key < table.length; key += 1) {
    for (const [i, column] of at.entries()) codes[column] = (Math.floor(key / base ** i) % base) - 1
    typedLoop(codes, scores, 1)
    table[key] = scores[scale] as number
  }
  return table
}

const fives = five.map((_, scale) => tableOf(scale, [...AT.subarray(scale * 5, scale * 5 + 5)], 4))
const impact = tableOf(
  8,
  [0, 1, 2, 3, 4, 5].map((i) => GATE + i),
  5,
)

/** The same by tables: an answer is a step in a key, and the key is the score. */
export function lookUp(codes: Int8Array, scores: Int8Array, rows: number): void {
  for (let row = 0; row < rows; row += 1) {
    const from = row * WIDTH
    const to = row * 9
    for (let scale = 0; scale < 5; scale += 1) {
      let key = 0
      for (let i = 4; i >= 0; i -= 1) key = key * 4 + 1 + (codes[from + (AT[scale * 5 + i] as number)] as number)
      scores[to + scale] = (fives[scale] as Int8Array)[key] as number
    }
    addUp(scores, to)
    let key = 0
    for (let i = 5; i >= 0; i -= 1) key = key * 5 + 1 + (codes[from + GATE + i] as number)
    scores[to + 8] = impact[key] as number
  }
}
