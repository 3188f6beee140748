/** The funnel: every unit by its size and its figure, with limits that narrow as units grow. */
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { LinesAcross, Plot } from '../period/plot.tsx'
import { type Comparable, limitsAt } from './comparable.ts'
import type { Zone } from './limits.ts'

/** In CSS pixels, where nothing else is asked for. */
const HEIGHT = 342
const [left, right, top, foot] = [52, 16, 12, 26]
/** The smallest unit that sends anything. */
const smallest = 10

interface Funnel {
  readonly figure: Comparable
  readonly tick: (value: number) => string
  readonly height?: number
}

export function FunnelPlot({ label, size, ...funnel }: Funnel & { readonly label: string; readonly size: string }) {
  return (
    <Plot label={label} height={funnel.height ?? HEIGHT} axis={size}>
      {(width) => <Drawn {...funnel} width={width} />}
    </Plot>
  )
}

function Drawn({ figure, tick, width, height = HEIGHT }: Funnel & { readonly width: number }) {
  const all = [...figure.others, figure.own]
  const largest = Math.max(40, ...all.map(({ of }) => of)) * 1.08
  const x = scaleLinear([0, largest], [left, width - right])
  const sizes = Array.from({ length: 60 }, (_, i) => smallest + Math.round(((largest - smallest) * i) / 59))
  const ends = sizes.map((n) => limitsAt(figure, n, 'outer'))
  const y = scaleLinear(
    [
      Math.min(...ends.map(({ low }) => low), ...all.map(({ value }) => value)),
      Math.max(...ends.map(({ high }) => high), ...all.map(({ value }) => value)),
    ],
    [height - foot, top],
  ).nice()
  const limit = (zone: Zone, side: 'low' | 'high') =>
    line<number>(x, (n) => y(limitsAt(figure, n, zone)[side]))(sizes) ?? ''
  return (
    <>
      <LinesAcross y={y} from={left} to={width - right} tick={tick} />
      {x.ticks(6).map((n) => (
        <text key={n} className="plot__tick" x={x(n)} y={height - 6} textAnchor="middle">
          {n}
        </text>
      ))}
      <line
        className="compare__nation"
        x1={x(smallest)}
        x2={width - right}
        y1={y(figure.nation)}
        y2={y(figure.nation)}
      />
      {(['inner', 'outer'] as const).flatMap((zone) =>
        (['low', 'high'] as const).map((side) => (
          <path key={zone + side} className={`compare__${zone}`} d={limit(zone, side)} />
        )),
      )}
      {figure.others.map(({ of, value }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: units have no name here
        <circle key={i} className="compare__other" cx={x(of)} cy={y(value)} r={4} />
      ))}
      <circle className="compare__own" cx={x(figure.own.of)} cy={y(figure.own.value)} r={7} />
    </>
  )
}
