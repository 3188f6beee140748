/** From the first measurement to the follow-up, for those who have both: a line a scale with a dot at its new end. */
import { scaleLinear } from 'd3-scale'
import { Plot } from '../period/plot.tsx'
import type { ScaleFigures } from './measure-figures.ts'

const rowHeight = 46
const [left, right, top, foot] = [16, 16, 4, 28]

export function ShiftPlot(props: {
  readonly label: string
  readonly scales: readonly ScaleFigures[]
  readonly name: (scale: string) => string
  readonly figure: (value: number) => string
}) {
  const drawn = props.scales.flatMap(({ scale, range, pair }) =>
    pair?.before.mean != null && pair.after.mean != null
      ? [{ scale, range, from: pair.before.mean, to: pair.after.mean }]
      : [],
  )
  if (drawn.length === 0) return null
  const [low, high] = [Math.min(...drawn.map(({ range }) => range[0])), Math.max(...drawn.map(({ range }) => range[1]))]
  const height = top + drawn.length * rowHeight + foot
  return (
    <Plot label={props.label} height={height}>
      {(width) => {
        const x = scaleLinear([low, high], [left, width - right])
        return (
          <>
            {x.ticks(5).map((value) => (
              <g key={value}>
                <line className="plot__grid" x1={x(value)} x2={x(value)} y1={top} y2={height - foot} />
                <text className="plot__tick" x={x(value)} y={height - 8} textAnchor="middle">
                  {value}
                </text>
              </g>
            ))}
            {drawn.map(({ scale, from, to }, i) => {
              const y = top + i * rowHeight
              return (
                <g key={scale}>
                  <text x={left} y={y + 15}>
                    {`${props.name(scale)}: ${props.figure(from)} → ${props.figure(to)}`}
                  </text>
                  <line className="report__shift" x1={x(from)} x2={x(to)} y1={y + 31} y2={y + 31} />
                  <circle className="report__shift-first" cx={x(from)} cy={y + 31} r={5} />
                  <circle className="report__shift-last" cx={x(to)} cy={y + 31} r={6} />
                </g>
              )
            })}
          </>
        )
      }}
    </Plot>
  )
}
