/** The room a picture has on this screen, in CSS pixels, so that its letters are as large as all others. */
import type { scaleLinear } from 'd3-scale'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { linesOf } from '../look/wrap-text.ts'

const widest = 720

export function Plot(props: {
  readonly label: string
  readonly height: number | ((width: number) => number)
  /** What the axis at the foot counts. */
  readonly axis?: string
  readonly children: (width: number) => ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(widest)
  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(240, Math.min(widest, Math.round(entry.contentRect.width))))
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  const height = typeof props.height === 'number' ? props.height : props.height(width)
  return (
    <div ref={box} className="plot">
      {/* Its figures stand in a table beside it. */}
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={props.label}
        direction="ltr"
      >
        {props.children(width)}
      </svg>
      {props.axis && <p className="plot__axis">{props.axis}</p>}
    </div>
  )
}

type Axis = ReturnType<typeof scaleLinear<number, number>>

/** A line across at each of the scale's round values, named at its left end. */
export function LinesAcross(props: {
  readonly y: Axis
  readonly from: number
  readonly to: number
  readonly tick: (value: number) => string
}) {
  const { y, from, to } = props
  return y.ticks(5).map((value) => (
    <g key={value}>
      <line className="plot__grid" x1={from} x2={to} y1={y(value)} y2={y(value)} />
      <text className="plot__tick" x={from - 6} y={y(value) + 4} textAnchor="end">
        {props.tick(value)}
      </text>
    </g>
  ))
}

/** A line upright at each of about `most` round values, named beneath. */
export function LinesUpright(props: {
  readonly x: Axis
  readonly most: number
  readonly top: number
  readonly foot: number
  readonly tick: (value: number) => string
}) {
  const { x, top, foot } = props
  return x.ticks(props.most).map((value) => (
    <g key={value}>
      <line className="plot__grid" x1={x(value)} x2={x(value)} y1={top} y2={foot} />
      <text className="plot__tick" x={x(value)} y={foot + 20} textAnchor="middle">
        {props.tick(value)}
      </text>
    </g>
  ))
}

const lineHeight = 20

/** How high a name stands when it is broken into lines, in CSS pixels. */
export const nameHeight = (name: string, width: number) => linesOf(name, width).length * lineHeight

/** A name over its row, in as many lines as it needs. `y` is where the row begins. */
export function Name({ x, y, width, children }: { x: number; y: number; width: number; children: string }) {
  return linesOf(children, width).map((line, i) => (
    <text key={line} className="plot__name" x={x} y={y + i * lineHeight + 16}>
      {line}
    </text>
  ))
}

/** Where each row begins, one after the other, and at last where they end. */
export function rowStarts(heights: readonly number[], top = 0): readonly number[] {
  const starts = [top]
  for (const height of heights) starts.push((starts.at(-1) ?? top) + height)
  return starts
}
