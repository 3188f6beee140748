/** Where a point's number is written, so that the numbers of informants who answered on one day don't cover each other. Pure. */

export interface Label {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
}

const above: Label = { x: 0, y: -11, anchor: 'middle' }
const before: Label = { x: -9, y: 4, anchor: 'end' }
const after: Label = { x: 9, y: 4, anchor: 'start' }

/** Nearer than this, in the picture's units, two numbers above their points would touch. */
const near = 30

/** The place of each point's label, in the points' order: the first of a close group beside it, the last on its other side, the rest above. */
export function labelsOf(points: readonly { readonly x: number }[]): readonly Label[] {
  const close = (a: number, b: number) => Math.abs((points[a]?.x ?? Infinity) - (points[b]?.x ?? -Infinity)) < near
  return points.map((_, i) => {
    const [left, right] = [close(i - 1, i), close(i, i + 1)]
    return left === right ? above : right ? before : after
  })
}
