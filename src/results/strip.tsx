/** One value on the whole range of its scale, with the bands behind it. Decoration beside the words that say the same. */
import type { Placement, Scored } from '#instruments'

const width = 240
const height = 22

export function Strip({ score, placement }: { readonly score: Scored; readonly placement: Placement | undefined }) {
  const { from, to } = score.range
  const x = (value: number) => 8 + ((value - from) / (to - from)) * (width - 16)
  return (
    <svg className="strip" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" direction="ltr">
      <rect className="strip__range" x={x(from)} y="7" width={x(to) - x(from)} height="8" rx="4" />
      {placement && <Bands placement={placement} score={score} x={x} />}
      <circle className="strip__value" cx={x(score.value)} cy="11" r="7" />
    </svg>
  )
}

/** Darker towards the side where help may be needed, whichever way the scale points. */
function Bands(props: {
  readonly placement: Placement
  readonly score: Scored
  readonly x: (value: number) => number
}) {
  const { bands } = props.placement
  const { range, higherIs } = props.score
  const tick = props.score.value % 1 === 0 && range.to > 4 ? 0.5 : 0
  return bands.map((band, i) => {
    const shade = shadeOf(higherIs === 'worse' ? i : bands.length - 1 - i, bands.length)
    const start = i === 0 ? range.from : band.from - tick
    const next = bands[i + 1]
    const end = next ? next.from - tick : range.to
    return (
      <rect
        key={band.name}
        className={`strip__band strip__band--${shade}`}
        x={props.x(start)}
        y="7"
        width={Math.max(0, props.x(Math.min(end, range.to)) - props.x(start))}
        height="8"
      />
    )
  })
}

/** Four shades; the first and last are always used, so that three bands are as far apart as four. */
const shadeOf = (at: number, of: number): number => (of === 1 ? 1 : 1 + Math.round((at * 3) / (of - 1)))
