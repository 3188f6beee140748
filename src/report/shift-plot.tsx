/** From the first measurement to the follow-up, for those who have both: a line a scale with a dot at its new end. */
import { scaleLinear } from 'd3-scale'
import { LinesUpright, Name, nameHeight, Plot, rowStarts } from '../period/plot.tsx'
import type { ScaleFigures } from './measure-figures.ts'

const lineRoom = 26
const [left, right, top, foot] = [16, 24, 4, 28]

export function ShiftPlot(props: {
  readonly label: string
  readonly scales: readonly ScaleFigures[]
  readonly name: (scale: string) => string
  readonly figure: (value: number) => string
}) {
  const drawn = props.scales.flatMap(({ scale, range, pair }) =>
    pair?.first.mean != null && pair.last.mean != null
      ? [{ scale, range, from: pair.first.mean, to: pair.last.mean }]
      : [],
  )
  if (drawn.length === 0) return null
  const [low, high] = [Math.min(...drawn.map(({ range }) => range[0])), Math.max(...drawn.map(({ range }) => range[1]))]
  const named = ({ scale, from, to }: (typeof drawn)[number]) =>
    `${props.name(scale)}: ${props.figure(from)} → ${props.figure(to)}`
  const starts = (width: number) =>
    rowStarts(
      drawn.map((one) => nameHeight(named(one), width - left) + lineRoom),
      top,
    )
  return (
    <Plot label={props.label} height={(width) => (starts(width).at(-1) ?? 0) + foot}>
      {(width) => {
        const begins = starts(width)
        const height = (begins.at(-1) ?? 0) + foot
        const x = scaleLinear([low, high], [left, width - right])
        return (
          <>
            <LinesUpright x={x} most={5} top={top} foot={height - foot} tick={String} />
            {drawn.map((one, i) => {
              const { scale, from, to } = one
              const y = (begins[i + 1] ?? 0) - 15
              return (
                <g key={scale}>
                  <Name x={left} y={begins[i] ?? 0} width={width - left}>
                    {named(one)}
                  </Name>
                  <line className="report__shift" x1={x(from)} x2={x(to)} y1={y} y2={y} />
                  <circle className="report__shift-first" cx={x(from)} cy={y} r={5} />
                  <circle className="report__shift-last" cx={x(to)} cy={y} r={6} />
                </g>
              )
            })}
          </>
        )
      }}
    </Plot>
  )
}
