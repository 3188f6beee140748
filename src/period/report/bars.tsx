/** Counts as bars with their numbers beside them: picture and table at once. */
import { scaleLinear } from 'd3-scale'
import { Plot } from '../plot.tsx'
import type { Counted } from './report.ts'

const rowHeight = 44

export function Bars(props: {
  readonly label: string
  readonly rows: readonly Counted[]
  readonly of: number
  readonly name: (cell: string) => string
  readonly figure: (count: number) => string
}) {
  return (
    <Plot label={props.label} height={props.rows.length * rowHeight + 4}>
      {(width) => {
        const x = scaleLinear()
          .domain([0, Math.max(1, props.of)])
          .range([0, width - 110])
        return props.rows.map(({ cell, count }, i) => (
          <g key={cell} transform={`translate(0 ${i * rowHeight})`}>
            <text x={0} y={16}>
              {props.name(cell)}
            </text>
            <rect className="plot__bar-ground" x={0} y={22} width={x.range()[1]} height={14} rx={3} />
            <rect className="plot__bar" x={0} y={22} width={x(count)} height={14} rx={3} />
            <text x={(x.range()[1] ?? 0) + 10} y={34}>
              {props.figure(count)}
            </text>
          </g>
        ))
      }}
    </Plot>
  )
}
