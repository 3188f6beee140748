/** How a form's results are shown, where the form says so and where it does not. */
import type { Form, Scale } from './definition.ts'

type Showing = Pick<Form, 'scales' | 'shown'>

/** The scale that leads; null for a form that adds nothing up. */
export const headlineOf = ({ scales, shown }: Showing): string | null =>
  shown?.headline ?? Object.keys(scales)[0] ?? null

/** In the order they are read. */
export const rowsOf = ({ scales, shown }: Showing): readonly string[] => shown?.rows ?? Object.keys(scales)

/** Drawn and told with the headline. */
export const besideOf = ({ shown }: Showing): readonly string[] => shown?.beside ?? []

/** How many decimals a value is written with: as many as its scale says, or as the way it is made can give. */
export function decimalsOf({ scales }: Pick<Form, 'scales'>, scale: string): number {
  const of = scales[scale]
  return of?.decimals ?? (of ? madeWith(of) : 0)
}

/** Means two, multiplied ones and sums in which a blank was made up one, other sums none. */
function madeWith(scale: Scale): number {
  if (!('items' in scale)) return 0
  if (scale.combine === 'mean') return scale.times === undefined ? 2 : 1
  const { missing, round } = scale
  return round === undefined && 'by' in missing && missing.by === 'person-mean' ? 1 : 0
}
