/** Chance that can be repeated: the same seed gives the same unit on every machine. For invented data only, never for keys. */

export interface Chance {
  /** Uniform on [0, 1). */
  readonly next: () => number
  /** A whole number from `from` to `to`, both included. */
  readonly whole: (from: number, to: number) => number
  readonly yes: (probability: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** Normal, by Box and Muller. */
  readonly normal: (mean: number, sd: number) => number
  /** All of them in another order (Fisher and Yates). */
  readonly shuffled: <T>(all: readonly T[]) => T[]
  /** 16 bytes as a version 4 UUID. */
  readonly uuid: () => string
}

/** Mulberry32: 32 bits of state, plenty for a few thousand invented children. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const hex = (digits: number) => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join('')
  return {
    next,
    whole,
    yes: (probability) => next() < probability,
    pick: <T>(from: readonly T[]) => from[whole(0, from.length - 1)] as T,
    normal: (mean, sd) => mean + sd * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffled<T>(all: readonly T[]) {
      const list = [...all]
      for (let i = list.length - 1; i > 0; i--) {
        const j = whole(0, i)
        ;[list[i], list[j]] = [list[j] as T, list[i] as T]
      }
      return list
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[whole(0, 3)]}${hex(3)}-${hex(12)}`,
  }
}
