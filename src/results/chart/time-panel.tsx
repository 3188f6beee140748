/** One scale over time: an SVG that can be read out, walked through with the arrow keys and printed, and its table. */
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { Table } from '../../look/index.tsx'
import { linesOf } from '../../look/wrap-text.ts'
import { useWords } from '../../words/index.tsx'
import { type Frame, spread, type TimeAxis, valueAxis } from './axis.ts'
import { labelsOf } from './labels.ts'
import { Legend, MarkShape } from './marks.tsx'
import type { Panel, Point, Series } from './panel.ts'

interface Props {
  readonly panel: Panel
  readonly frame: Frame
  readonly time: TimeAxis
  readonly onOpen: (id: string) => void
}

export function TimePanel({ panel, frame, time, onOpen }: Props) {
  const { t } = useWords()
  const id = useId()
  return (
    <figure className="panel">
      <figcaption>
        <strong>{panel.title}</strong> <span className="muted">{panel.direction}</span>
      </figcaption>
      <Legend series={panel.series} />
      {panel.note && <p className="muted panel__note">{panel.note}</p>}
      {/* The axis runs left to right in every language, as calendars and numbers do. */}
      {/* biome-ignore lint/a11y/useSemanticElements: an SVG whose points are buttons is a group, and no image */}
      <svg
        className="panel__picture"
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="group"
        aria-labelledby={`${id}-title ${id}-desc`}
        direction="ltr"
      >
        <title id={`${id}-title`}>{panel.title}</title>
        <desc id={`${id}-desc`}>{t('results.chart.desc', { direction: panel.direction })}</desc>
        <Axes panel={panel} frame={frame} time={time} />
        <Points panel={panel} frame={frame} time={time} onOpen={onOpen} />
      </svg>
      <details className="panel__table">
        <summary>{t('results.chart.table')}</summary>
        <PointTable panel={panel} />
      </details>
    </figure>
  )
}

/** From one line of a limit's name to the next, in drawing units. */
const limitLine = 15

function Axes({ panel, frame, time }: Omit<Props, 'onOpen'>) {
  const { language } = useWords()
  const { y, ticks } = valueAxis(panel, frame)
  const date = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { ...time.unit, timeZone: 'UTC' })
  const end = frame.width - frame.right
  const names = panel.cutOffs.map(({ name }) => linesOf(name, frame.right - 10, 9))
  const begin = spread(
    panel.cutOffs.map(({ value }) => y(value)),
    limitLine * Math.max(1, ...names.map(({ length }) => length)),
  )
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in an axis takes focus
    <g aria-hidden="true">
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="axis__grid" x1={frame.left} x2={end} y1={y(tick)} y2={y(tick)} />
          <text className="axis__text" x={frame.left - 6} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {time.days.map(({ x, day, named }) => (
        <g key={day}>
          <line
            className="axis__day"
            x1={x}
            x2={x}
            y1={frame.height - frame.bottom}
            y2={frame.height - frame.bottom + (named ? 9 : 5)}
          />
          {named && (
            <text className="axis__text" x={x} y={frame.height - 12} textAnchor="middle">
              {date.format(new Date(`${day}T00:00:00Z`))}
            </text>
          )}
        </g>
      ))}
      {panel.cutOffs.map(({ value, name }, i) => (
        <g key={`${name} ${value}`}>
          <line className="axis__limit" x1={frame.left} x2={end} y1={y(value)} y2={y(value)} />
          {names[i]?.map((line, n) => (
            <text key={line} className="axis__limit-name" x={end + 6} y={(begin[i] ?? 0) + 4 + n * limitLine}>
              {line}
            </text>
          ))}
        </g>
      ))}
    </g>
  )
}

interface Placed extends Point {
  readonly series: Series
  readonly x: number
  readonly y: number
}

/** One tab stop a picture; the arrow keys walk from point to point in order of time. */
function Points({ panel, frame, time, onOpen }: Props) {
  const { t } = useWords()
  const { y } = valueAxis(panel, frame)
  const group = useRef<SVGGElement>(null)
  const [current, setCurrent] = useState(0)
  const placed = placedPoints(panel, time, y)
  const labels = labelsOf(placed)
  const walk = (event: KeyboardEvent, at: number, id: string) => {
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const next = Math.min(placed.length - 1, Math.max(0, at + step))
      setCurrent(next)
      group.current?.querySelectorAll<SVGGElement>('[role="button"]')[next]?.focus()
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onOpen(id)
    }
  }
  return (
    <g ref={group}>
      {[...Map.groupBy(panel.series, ({ line }) => line)].map(([line, [series]]) => (
        <path key={line} className={`line line--${series?.mark}`} d={lineOf(placed, line)} />
      ))}
      {placed.map((point, at) => (
        // biome-ignore lint/a11y/useSemanticElements: SVG has no button of its own
        <g
          key={`${point.series.key} ${point.id}`}
          className="point"
          role="button"
          tabIndex={at === current ? 0 : -1}
          transform={`translate(${point.x} ${point.y})`}
          aria-label={t('results.chart.point', { day: point.day, who: point.series.name, value: point.written })}
          onClick={() => onOpen(point.id)}
          onFocus={() => setCurrent(at)}
          onKeyDown={(event) => walk(event, at, point.id)}
        >
          <circle className="point__reach" r="16" />
          <MarkShape mark={point.series.mark} apart={point.series.apart} />
          {placed.length <= mostWritten && (
            <text className="point__value" x={labels[at]?.x} y={labels[at]?.y} textAnchor={labels[at]?.anchor}>
              {point.written}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}

/** With more points than this their numbers would cover each other; the table has them all. */
const mostWritten = 16

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Informants of one day stand side by side, a few units apart, so that none hides another. */
function placedPoints(panel: Panel, time: TimeAxis, y: (value: number) => number): readonly Placed[] {
  const middle = (panel.series.length - 1) / 2
  return panel.series
    .flatMap((series, i) =>
      series.points.map((point) => ({ ...point, series, x: time.x(point.at) + (i - middle) * 9, y: y(point.value) })),
    )
    .sort((a, b) => a.at.localeCompare(b.at, 'en') || a.x - b.x)
}

function lineOf(placed: readonly Placed[], line: string): string {
  return placed
    .filter((point) => point.series.line === line)
    .map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`)
    .join('')
}

function PointTable({ panel }: { readonly panel: Panel }) {
  const { t } = useWords()
  const rows = panel.series
    .flatMap((series) => series.points.map((point) => ({ ...point, who: series.name })))
    .sort((a, b) => a.at.localeCompare(b.at, 'en'))
  return (
    <Table
      caption={panel.title}
      columns={[{ name: t('results.day') }, { name: t('results.who') }, { name: t('results.value'), number: true }]}
      rows={rows.map(({ id, day, who, written }) => ({ key: `${who} ${id}`, cells: [day, who, written] }))}
    />
  )
}
