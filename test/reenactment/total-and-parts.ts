/**
 * Whether the same children can have a total and its four parts, all as sent: looked for by chance first (simulated
 * annealing), which is quick where there are many, and decided by a whole-number program where that finds none.
 */
import type { Stats } from '../../aggregate/batch/batch.ts'
import type { PlanScale } from '../../aggregate/plan/plan.ts'
import type { Chance } from '../../src/practice/chance.ts'
import { childrenBehind, type Listed } from './children-behind.ts'
import { countsFor, type Numbers, total } from './counts-behind.ts'
import { gives, someList } from './lists-behind.ts'

/** SDQ's scores are whole numbers. */
const ones = { step: 1, over: 1 }

/** So many times lists are made anew, by other sums. */
const tries = 2

/** So many solutions of the program are put through what discloses. */
const solutions = 5

/** What was sent of one scale. */
interface Sent {
  readonly scale: PlanScale
  readonly stats: Stats
}

export interface Search {
  readonly chance: Chance
  /** Whether what chance does not find is decided by a program. */
  readonly decided: boolean
}

/** Whether `n` children can have a total and its four parts, all as sent; undefined where that was not decided. */
export function together(
  all: readonly [whole: Listed, ...parts: Listed[]],
  n: number,
  k: number,
  { chance, decided }: Search,
): boolean | undefined {
  const sent = all.flatMap(({ scale, stats }) =>
    stats ? [{ scale, stats, sums: listsBySum({ scale, stats }, n, k) }] : [],
  )
  if (sent.some(({ sums }) => sums.size === 0)) return false
  const lists = sent.map(({ sums }) => found(sums))
  if (sent.length === all.length && byChance(sent, lists, k, chance)) return true
  const listed = (one: Listed): Listed => sent.find(({ scale }) => scale === one.scale) ?? one
  const [whole, ...parts] = all
  return decided ? byProgram([listed(whole), ...parts.map(listed)], n, k, chance) : undefined
}

function byChance(
  [whole, ...parts]: readonly Sent[],
  [sums, ...lists]: readonly ReadonlyMap<number, Numbers>[],
  k: number,
  chance: Chance,
): boolean {
  for (let tried = 0; whole && sums && tried < tries; tried++) {
    const columns = sharedOut(lists, sums, chance)
    if (!columns) return false
    if (turned(columns, parts, whole, k, chance)) return true
  }
  return false
}

/** Those that disclosure would keep back, since no other list gives the same, are passed over for others. */
function byProgram(all: readonly [Listed, ...Listed[]], n: number, k: number, chance: Chance): boolean | undefined {
  for (let tried = 0; tried < solutions; tried++) {
    const children = childrenBehind(all, n, k, tried > 0 ? chance.next : undefined)
    if (!children) return children === null ? false : undefined
    const lists = [children.map(total), ...all.slice(1).map((_, part) => children.map((child) => child[part] ?? 0))]
    if (all.every(({ scale, stats }, i) => !stats || gives(lists[i] ?? [], ones, scale, stats, k))) return true
  }
  return undefined
}

/** For each sum that gives the mean, a list by itself; null where the search for one was broken off. */
function listsBySum({ scale, stats }: Sent, n: number, k: number): ReadonlyMap<number, Numbers | null> {
  const lists = new Map<number, Numbers | null>()
  for (let sum = Math.ceil(n * (stats.mean - 0.05) - 1e-9); sum < n * (stats.mean + 0.05) - 1e-9; sum++) {
    const list = someList(ones, scale, stats, n, k, sum)
    if (list !== null) lists.set(sum, list ?? null)
  }
  return lists
}

const found = (lists: ReadonlyMap<number, Numbers | null>): ReadonlyMap<number, Numbers> =>
  new Map([...lists].flatMap(([sum, list]) => (list ? [[sum, list] as const] : [])))

/** A list for each part, so that the sum of all is one that the whole may have; null where none is found. */
function sharedOut(
  parts: readonly ReadonlyMap<number, Numbers>[],
  whole: ReadonlyMap<number, Numbers>,
  chance: Chance,
): readonly Numbers[] | null {
  for (let tried = 0; tried < 500; tried++) {
    const sums = parts.map((lists) => chance.pick([...lists.keys()]))
    if (whole.has(total(sums))) return parts.map((lists, i) => lists.get(sums[i] ?? 0) ?? [])
  }
  return null
}

/** What is asked of one list while its values are moved: how far bands and squares are from what was sent. */
function watched({ scale, stats }: Sent, list: Numbers, k: number) {
  const n = list.length
  const mean = total(list) / n
  const [, ...bands] = scale.bands
  const full = Math.floor(0.9 * n + 1e-9)
  const aim = stats.sd === null ? null : (n - 1) * stats.sd ** 2
  // Far from what was sent, by band and by how many are in it: looked up at each of some ten thousand moves.
  const away = [...bands.map(({ id }) => countsFor(stats.bands[id] ?? Number.NaN, k)), null].map((counts) =>
    Array.from(
      { length: n + 1 },
      (_, held) => (counts ? Math.min(...counts.map((one) => Math.abs(one - held))) : 0) + Math.max(0, held - full),
    ),
  )
  // The lowest band comes last.
  const held = away.map(() => 0)
  let [squares, off] = [0, total(away.map(([none]) => none ?? 0))]
  const count = (value: number, by: 1 | -1) => {
    const band = bands.findLastIndex(({ from }) => value >= from)
    const at = band < 0 ? bands.length : band
    const [before, after] = [held[at] ?? 0, (held[at] ?? 0) + by]
    held[at] = after
    off += (away[at]?.[after] ?? 0) - (away[at]?.[before] ?? 0)
    squares += by * (value - mean) ** 2
  }
  for (const value of list) count(value, 1)
  const apart = () => (aim === null ? 0 : Math.abs(squares - aim))
  const near = aim === null ? 0 : (n - 1) * Math.max(0.1, stats.sd ?? 0) * 0.1
  return {
    move: (from: number, to: number) => {
      count(from, -1)
      count(to, 1)
    },
    // Half as far as may be is near enough.
    energy: () => off + (near > 0 ? Math.max(0, apart() / near - 0.5) : 0),
    fits: () => off === 0 && apart() <= near,
  }
}

/** Moves and exchanges values within the columns, whose sums stay, until all lists give what was sent of them. */
function turned(lists: readonly Numbers[], parts: readonly Sent[], whole: Sent, k: number, chance: Chance): boolean {
  const columns = lists.map((list) => chance.shuffled(list))
  const n = columns[0]?.length ?? 0
  const rows = Array.from({ length: n }, (_, i) => total(columns.map((column) => column[i] ?? 0)))
  const sums = watched(whole, rows, k)
  const each = columns.map((column, i) => watched(parts[i] as Sent, column, k))
  const set = (c: number, row: number, to: number) => {
    const column = columns[c] as number[]
    const [from, sum] = [column[row] ?? 0, rows[row] ?? 0]
    each[c]?.move(from, to)
    sums.move(sum, sum + to - from)
    column[row] = to
    rows[row] = sum + to - from
  }
  const energies = each.map((one) => one.energy())
  // Simulated annealing, warm enough at first to leave a band and enter another.
  const steps = 300 * n
  const allGive = () =>
    [sums, ...each].every((one) => one.fits()) &&
    [rows, ...columns].every((list, i) => {
      const { scale, stats } = [whole, ...parts][i] as Sent
      return gives(list, ones, scale, stats, k)
    })
  let now = sums.energy() + total(energies)
  for (let step = 0; step < steps; step++) {
    if (allGive()) return true
    const c = chance.whole(0, columns.length - 1)
    const [i, j] = [chance.whole(0, n - 1), chance.whole(0, n - 1)]
    const [a, b] = [columns[c]?.[i] ?? 0, columns[c]?.[j] ?? 0]
    const by = chance.whole(1, 4)
    const [x, y] = chance.yes(0.5) ? [b, a] : [a + by, b - by]
    const [lowest = 0, highest = 0] = parts[c]?.scale.range ?? []
    if (i === j || x === a || x > highest || y < lowest) continue
    set(c, i, x)
    set(c, j, y)
    const own = each[c]?.energy() ?? 0
    const then = sums.energy() + total(energies) - (energies[c] ?? 0) + own
    if (then <= now || chance.yes(Math.exp((now - then) / (1.5 * 0.1 ** (step / steps))))) {
      energies[c] = own
      now = then
    } else {
      set(c, i, a)
      set(c, j, b)
    }
  }
  return false
}
