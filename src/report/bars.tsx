/** Bars of counts, a row a name and a bar a series, drawn. Its figures stand in the table beneath. */
import { scaleLinear } from 'd3-scale'
import { Name, nameHeight, Plot, rowStarts } from '../period/plot.tsx'

const [left, right] = [0, 90]
const [barHeight, between] = [14, 12]

export interface BarRow {
  readonly name: string
  /** One a series, in the order of the key. */
  readonly values: readonly number[]
}

export function Bars(props: {
  readonly label: string
  readonly rows: readonly BarRow[]
  /** What a full bar means; the largest value where it is left out. */
  readonly full?: number
  readonly figure: (value: number) => string
}) {
  const { rows } = props
  const series = Math.max(1, ...rows.map(({ values }) => values.length))
  const starts = (width: number) =>
    rowStarts(rows.map(({ name }) => nameHeight(name, width) + series * (barHeight + 3) + between))
  const largest = props.full ?? Math.max(1, ...rows.flatMap(({ values }) => values))
  return (
    <Plot label={props.label} height={(width) => starts(width).at(-1) ?? 0}>
      {(width) => {
        const x = scaleLinear([0, largest], [0, width - left - right])
        const begins = starts(width)
        return rows.map(({ name, values }, row) => (
          <g key={name}>
            <Name x={left} y={begins[row] ?? 0} width={width}>
              {name}
            </Name>
            {values.map((value, i) => {
              const y = (begins[row] ?? 0) + nameHeight(name, width) + 2 + i * (barHeight + 3)
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a series is known by its place
                <g key={i}>
                  <rect className={`report__bar--${i + 1}`} x={left} y={y} width={x(value)} height={barHeight} rx={2} />
                  <text className="plot__tick" x={left + x(value) + 6} y={y + barHeight - 2}>
                    {props.figure(value)}
                  </text>
                </g>
              )
            })}
          </g>
        ))
      }}
    </Plot>
  )
}

/** What each kind of bar stands for. */
export function BarKey({ names }: { readonly names: readonly string[] }) {
  return (
    <p className="report__key">
      {names.map((name, i) => (
        <span key={name} className={`report__key-${i + 1}`}>
          {name}
        </span>
      ))}
    </p>
  )
}
