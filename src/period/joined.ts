/** Children who were too few by themselves in the period before wait for this one. Pure. */
import type { Batch, Period, PeriodCase } from '#aggregate'

export interface Joined {
  readonly period: Period
  readonly cases: readonly PeriodCase[]
}

/**
 * The period whose children are counted together with those of `period`: the last that ended before it, if all that it
 * sent was "took part, too few". Two periods are joined at most, so what waited longer is not counted.
 */
export function waitingPeriod(
  period: Pick<Period, 'first'>,
  loaded: readonly Period[],
  sent: (period: string) => readonly Pick<Batch, 'size'>[],
): Period | null {
  const before = loaded.filter(({ last }) => last < period.first).sort((a, b) => (a.last < b.last ? -1 : 1))
  const previous = before.at(-1)
  const own = previous ? sent(previous.id) : []
  return previous && own.length > 0 && own.every(({ size }) => size === 'too-few') ? previous : null
}
