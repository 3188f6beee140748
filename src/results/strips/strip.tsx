/**
 * One value on the whole range of its scale, with the bands behind it, told apart by tone and by how close their lines
 * stand. An earlier value is a hollow mark, and an arrow runs from it. Where two tables or rows hold, each has its own lane.
 */
import type { Placement, Scored } from '#instruments'

const width = 320
const height = 26
const edge = 9
/** The lanes of bands, in drawing units. */
const [top, bottom] = [6, 20]
const middle = (top + bottom) / 2

/** @param said read out in its place; without it the strip is decoration beside words that say the same */
export function Strip(props: {
  readonly score: Scored
  readonly placements: readonly Placement[]
  readonly earlier?: readonly number[]
  readonly said?: string
}) {
  const { score, placements, earlier = [] } = props
  const { from, to } = score.range
  const x = (value: number) => edge + ((value - from) / (to - from)) * (width - 2 * edge)
  const lane = (bottom - top) / Math.max(1, placements.length)
  return (
    <svg
      className="strip"
      viewBox={`0 0 ${width} ${height}`}
      direction="ltr"
      role="img"
      aria-label={props.said ?? ''}
      aria-hidden={props.said === undefined}
    >
      <rect className="strip__range" x={x(from)} y={top} width={x(to) - x(from)} height={bottom - top} rx="3" />
      {placements.map((placement, i) => (
        <Bands
          key={`${placement.norms.id} ${placement.sex} ${placement.ages?.from}`}
          placement={placement}
          score={score}
          x={x}
          y={top + i * lane}
          high={lane}
        />
      ))}
      {earlier.map((value) => (
        <Earlier key={value} from={x(value)} to={x(score.value)} />
      ))}
      <circle className="strip__value" cx={x(score.value)} cy={middle} r="8" />
    </svg>
  )
}

function Earlier({ from, to }: { readonly from: number; readonly to: number }) {
  const way = Math.sign(to - from)
  const tip = to - way * 9
  return (
    <>
      {Math.abs(to - from) > 22 && (
        <path
          className="strip__arrow"
          d={`M${from + way * 6} ${middle}H${tip}M${tip - way * 5} ${middle - 4}L${tip} ${middle}L${tip - way * 5} ${middle + 4}`}
        />
      )}
      <circle className="strip__earlier" cx={from} cy={middle} r="5.5" />
    </>
  )
}

/** Darker and closer lined towards the side where help may be needed, whichever way the scale points. */
function Bands(props: {
  readonly placement: Placement
  readonly score: Scored
  readonly x: (value: number) => number
  readonly y: number
  readonly high: number
}) {
  const { y, high, x } = props
  const { bands } = props.placement
  const { range, higherIs } = props.score
  const tick = props.score.value % 1 === 0 && range.to > 4 ? 0.5 : 0
  return bands.map((band, i) => {
    const shade = shadeOf(higherIs === 'worse' ? i : bands.length - 1 - i, bands.length)
    const next = bands[i + 1]
    const start = x(i === 0 ? range.from : band.from - tick)
    const end = Math.max(start, x(Math.min(next ? next.from - tick : range.to, range.to)))
    return (
      <g key={band.name}>
        <rect
          className={`strip__band strip__band--${shade}`}
          x={start}
          y={y}
          width={end - start}
          height={Math.max(0, high - 0.5)}
        />
        <path className={`strip__lines strip__lines--${shade}`} d={linesFrom(start, end, y, high, lineGaps[shade])} />
      </g>
    )
  })
}

/** From one line of a band to the next, by its shade; the first has none. */
const lineGaps: Readonly<Record<number, number>> = { 2: 12, 3: 7, 4: 4 }

function linesFrom(start: number, end: number, y: number, high: number, gap: number | undefined): string {
  if (gap === undefined) return ''
  return Array.from(
    { length: Math.floor((end - start) / gap) },
    (_, i) => `M${start + gap * (i + 0.5)} ${y}v${high}`,
  ).join('')
}

/** Four shades; the first and last are always used, so that three bands are as far apart as four. */
const shadeOf = (at: number, of: number): number => (of === 1 ? 1 : 1 + Math.round((at * 3) / (of - 1)))
