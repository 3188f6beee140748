/** Bars of counts, a row a name and a bar a series, drawn. Its figures stand in the table beneath. */
import { scaleLinear } from 'd3-scale'
import { Plot } from '../period/plot.tsx'

const [left, right] = [0, 90]
const [nameHeight, barHeight, between] = [22, 14, 10]

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
  const rowHeight = nameHeight + series * (barHeight + 3) + between
  const largest = props.full ?? Math.max(1, ...rows.flatMap(({ values }) => values))
  return (
    <Plot label={props.label} height={rows.length * rowHeight}>
      {(width) => {
        const x = scaleLinear([0, largest], [0, width - left - right])
        return rows.map(({ name, values }, row) => (
          <g key={name}>
            <text x={left} y={row * rowHeight + 16}>
              {name}
            </text>
            {values.map((value, i) => {
              const y = row * rowHeight + nameHeight + i * (barHeight + 3)
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
