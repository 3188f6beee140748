/** The unit beside the nation, drawn: a row a figure, a band for the nation and a dot with its line for the unit. */
import { scaleLinear } from 'd3-scale'
import { LinesUpright, Name, nameHeight, Plot, rowStarts } from '../plot.tsx'
import { type BesideTable, isUnsure, type Span } from './beside.ts'

const lineRoom = 26
const [left, right, top, foot] = [12, 28, 8, 28]

export function SpanPlot(props: {
  readonly table: BesideTable
  readonly label: string
  readonly rowName: (cell: string) => string
  readonly tick: (value: number) => string
}) {
  const { rows, range } = props.table
  const starts = (width: number) =>
    rowStarts(
      rows.map(({ cell }) => nameHeight(props.rowName(cell), width - left) + lineRoom),
      top,
    )
  return (
    <Plot label={props.label} height={(width) => (starts(width).at(-1) ?? 0) + foot}>
      {(width) => {
        const begins = starts(width)
        const height = (begins.at(-1) ?? 0) + foot
        const x = scaleLinear()
          .domain(range)
          .range([left, width - right])
          .clamp(true)
        return (
          <>
            <LinesUpright x={x} most={width < 360 ? 2 : 5} top={top} foot={height - foot} tick={props.tick} />
            {rows.map(({ cell, own, nation }, i) => (
              <g key={cell}>
                <Name x={left} y={begins[i] ?? 0} width={width - left}>
                  {props.rowName(cell)}
                </Name>
                {nation && typeof nation === 'object' && !isUnsure(nation) && (
                  <Band span={nation} x={x} y={(begins[i + 1] ?? 0) - 15} />
                )}
                {own && !isUnsure(own) && <Dot span={own} x={x} y={(begins[i + 1] ?? 0) - 15} />}
              </g>
            ))}
          </>
        )
      }}
    </Plot>
  )
}

interface Drawn {
  readonly span: Span
  readonly x: (value: number) => number
  readonly y: number
}

function Band({ span, x, y }: Drawn) {
  const from = x(span.low)
  return (
    <>
      <rect className="plot__nation" x={from} y={y - 7} width={Math.max(2, x(span.high) - from)} height={14} rx={3} />
      <line className="plot__nation-middle" x1={x(span.value)} x2={x(span.value)} y1={y - 9} y2={y + 9} />
    </>
  )
}

function Dot({ span, x, y }: Drawn) {
  return (
    <>
      <line className="plot__own" x1={x(span.low)} x2={x(span.high)} y1={y} y2={y} />
      <circle className="plot__own-dot" cx={x(span.value)} cy={y} r={5.5} />
    </>
  )
}
