/** Going through the log: by staff, case, day and device, or some of it drawn by chance. Pure. */

export interface Line {
  readonly id: string
  /** By the device's clock, ISO 8601. */
  readonly at: string
  /** A member's id; null for whoever answered. */
  readonly staff: string | null
  readonly who: string
  readonly what: string
  readonly code: string
  readonly detail: string
  readonly device: string
  /** What the device is called. */
  readonly deviceName: string
  /** It is about a protected case: these stand first. */
  readonly protected: boolean
}

export interface LogQuery {
  /** Empty strings ask for all. */
  readonly staff: string
  readonly code: string
  /** Civil days, both of them taken in. */
  readonly from: string
  readonly to: string
  readonly device: string
}

export const everything: LogQuery = { staff: '', code: '', from: '', to: '', device: '' }

/** What was asked for, the newest first, and before all else what was done with protected cases. `dayOf` gives a moment's civil day. */
export function linesMatching(lines: readonly Line[], query: LogQuery, dayOf: (at: string) => string): readonly Line[] {
  const code = query.code.trim().toLocaleLowerCase('sv')
  const found = lines.filter((line) => {
    const day = dayOf(line.at)
    return (
      (query.staff === '' || line.staff === query.staff) &&
      line.code.toLocaleLowerCase('sv').includes(code) &&
      (query.from === '' || day >= query.from) &&
      (query.to === '' || day <= query.to) &&
      (query.device === '' || line.device === query.device)
    )
  })
  const newest = found.toReversed()
  return [...newest.filter((line) => line.protected), ...newest.filter((line) => !line.protected)]
}

/** `count` of the lines, each as likely as any other, in the order in which they stood. `draw` gives a whole number below its argument. */
export function drawn<L>(lines: readonly L[], count: number, draw: (below: number) => number): readonly L[] {
  const left = lines.map((_, i) => i)
  const chosen = Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(draw(left.length), 1)[0] as number,
  )
  return chosen.sort((a, b) => a - b).map((i) => lines[i] as L)
}

/** By the browser's own chance; what would make the lowest numbers likelier is drawn again. */
export function randomBelow(below: number): number {
  const highest = 2 ** 32 - (2 ** 32 % below)
  for (;;) {
    const [found = highest] = crypto.getRandomValues(new Uint32Array(1))
    if (found < highest) return found % below
  }
}
