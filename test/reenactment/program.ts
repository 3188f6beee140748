/** A whole-number program, put together row by row and solved by HiGHS: exact but for the solver itself, whose answers are checked where there is one. */
import loadHighs from 'highs'

export type Term = readonly [factor: number, name: string]

/** So many branches at the most; a hundred are seldom needed. */
const branches = 10_000

const highs = await loadHighs()

export class Program {
  readonly #rows: string[] = []
  readonly #most = new Map<string, number>()

  /** A number that may be 0, 1 and so on up to `most`. */
  number(name: string, most: number): string {
    this.#most.set(name, most)
    return name
  }

  /** The sum lies between the two, both included. */
  row(terms: readonly Term[], low: number, high: number): void {
    const sum = terms.map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`).join(' ')
    if (low === high) this.#rows.push(`${sum} = ${low}`)
    else this.#rows.push(...[`${sum} >= ${low}`, `${sum} <= ${high}`].filter((row) => !row.endsWith('Infinity')))
  }

  /** @returns numbers by name; null where there are none, undefined where the search was broken off. */
  solve(prefer: readonly Term[] = []): ReadonlyMap<string, number> | null | undefined {
    const names = [...this.#most.keys()]
    const text = [
      'Minimize',
      `o: ${prefer.map(([factor, name]) => `+ ${factor} ${name}`).join(' ')}`,
      'Subject To',
      ...this.#rows.map((row, i) => `r${i}: ${row}`),
      'Bounds',
      ...names.map((name) => `0 <= ${name} <= ${this.#most.get(name)}`),
      'General',
      ...names,
      'End',
    ].join('\n')
    const { Status, Columns } = highs.solve(text, {
      output_flag: false,
      mip_max_nodes: branches,
      mip_detect_symmetry: false,
    })
    if (Status === 'Infeasible') return null
    if (Status !== 'Optimal') return undefined
    return new Map(names.map((name) => [name, Math.round(Columns[name]?.Primal ?? 0)]))
  }
}
