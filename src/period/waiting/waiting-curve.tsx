/** The waiting curve: the share who still wait, day by day, with a tick where somebody is open. */
import { scaleLinear } from 'd3-scale'
import { Plot } from '../plot.tsx'
import { kaplanMeier, type Wait } from './kaplan-meier.ts'

const height = 260
const [left, right, top, foot] = [56, 20, 12, 32]
/** The target of the first line: a first visit within thirty days. */
const TARGET_DAYS = 30

interface Curve {
  readonly waits: readonly Wait[]
  readonly percent: Intl.NumberFormat
}

export function WaitingCurve({ label, ...curve }: Curve & { readonly label: string }) {
  return (
    <Plot label={label} height={height}>
      {(width) => <Lines {...curve} width={width} />}
    </Plot>
  )
}

function Lines({ waits, percent, width }: Curve & { readonly width: number }) {
  const steps = kaplanMeier(waits)
  const longest = Math.max(TARGET_DAYS + 5, ...waits.map(({ days }) => days))
  const x = scaleLinear()
    .domain([0, longest])
    .range([left, width - right])
  const y = scaleLinear()
    .domain([0, 1])
    .range([height - foot, top])
  const stillAt = (day: number) => steps.findLast((step) => step.days <= day)?.still ?? 1
  const line = steps.map(({ days, still }) => `H${x(days)}V${y(still)}`).join('')
  const open = [...new Set(waits.filter(({ happened }) => !happened).map(({ days }) => days))]
  return (
    <>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line className="plot__grid" x1={left} x2={width - right} y1={y(share)} y2={y(share)} />
          <text className="plot__tick" x={left - 8} y={y(share) + 4} textAnchor="end">
            {percent.format(share)}
          </text>
        </g>
      ))}
      {x.ticks(6).map((day) => (
        <text key={day} className="plot__tick" x={x(day)} y={height - 10} textAnchor="middle">
          {day}
        </text>
      ))}
      <line className="plot__target" x1={x(TARGET_DAYS)} x2={x(TARGET_DAYS)} y1={top} y2={height - foot} />
      <path className="plot__line" d={`M${x(0)},${y(1)}${line}H${x(longest)}`} />
      {open.map((day) => (
        <line
          key={day}
          className="plot__open"
          x1={x(day)}
          x2={x(day)}
          y1={y(stillAt(day)) - 6}
          y2={y(stillAt(day)) + 6}
        />
      ))}
    </>
  )
}
