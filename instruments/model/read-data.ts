/** What the readers of a unit's own files share: a list of named faults, and a look at a value's shape. */

export interface Fault<Reason extends string = string> {
  /** The path in the file, as `items.i3.text`; empty for the whole. */
  readonly at: string
  readonly reason: Reason
}

export class Faults<Reason extends string> {
  readonly all: Fault<Reason>[] = []

  get none(): boolean {
    return this.all.length === 0
  }

  add(at: string, reason: Reason): void {
    this.all.push({ at, reason })
  }

  /** A key nobody reads is a slip of the pen, and is said. `known` is the keys with spaces between. */
  keys(value: Record<string, unknown>, at: string, known: string): void {
    const names = known.split(' ')
    for (const key of Object.keys(value))
      if (!names.includes(key)) this.add(at === '' ? key : `${at}.${key}`, 'unknown-key' as Reason)
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
