/** The caterpillar: every unit in order of its figure, each with its 95 % span. */
import { scaleLinear } from 'd3-scale'
import type { UnitFigure } from '#aggregate'
import { type Span, shareSpan } from '../period/nation/beside.ts'
import { LinesAcross, Plot } from '../period/plot.tsx'
import type { Comparable } from './comparable.ts'

const height = 282
const [left, right, top, foot] = [52, 16, 12, 12]

interface Caterpillar {
  readonly figure: Comparable
  readonly tick: (value: number) => string
}

export function CaterpillarPlot({
  label,
  order,
  ...caterpillar
}: Caterpillar & { readonly label: string; readonly order: string }) {
  return (
    <Plot label={label} height={height} axis={order}>
      {(width) => <Drawn {...caterpillar} width={width} />}
    </Plot>
  )
}

function Drawn({ figure, tick, width }: Caterpillar & { readonly width: number }) {
  const units = [...figure.others.map((unit) => ({ unit, own: false })), { unit: figure.own, own: true }]
    .map(({ unit, own }) => ({ own, span: spanOf(figure, unit) }))
    .toSorted((a, b) => a.span.value - b.span.value)
  const x = scaleLinear([-1, units.length], [left, width - right])
  const y = scaleLinear(
    [Math.min(...units.map(({ span }) => span.low)), Math.max(...units.map(({ span }) => span.high))],
    [height - foot, top],
  ).nice()
  return (
    <>
      <LinesAcross y={y} from={left} to={width - right} tick={tick} />
      <line className="compare__nation" x1={left} x2={width - right} y1={y(figure.nation)} y2={y(figure.nation)} />
      {units.map(({ span, own }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: units have no name here
        <g key={i} className={own ? 'compare__unit compare__unit--own' : 'compare__unit'}>
          <line x1={x(i)} x2={x(i)} y1={y(span.low)} y2={y(span.high)} />
          <circle cx={x(i)} cy={y(span.value)} r={own ? 6 : 3.5} />
        </g>
      ))}
    </>
  )
}

/** Where a unit's own spread is not sent, the nation's stands in for it. */
function spanOf({ kind, sd, range }: Comparable, { of, value }: UnitFigure): Span {
  if (kind === 'share') return shareSpan(Math.round(value * of), of)
  const half = (1.96 * (sd ?? 0)) / Math.sqrt(of)
  return { value, low: Math.max(range[0], value - half), high: Math.min(range[1], value + half) }
}
