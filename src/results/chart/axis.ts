/** The shared time axis and each panel's own height, in drawing units. Pure. */
import { scaleLinear, scaleUtc } from 'd3-scale'
import { addDays, daysBetween } from '#aggregate'
import type { Panel } from './panel.ts'

export interface Frame {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** `letters` is the length of the longest limit's name, which stands at the end of its line and gets the room it needs, up to just under half. */
export function frameOf(width: number, letters = 0): Frame {
  const right = Math.max(width < 520 ? 92 : 150, Math.min(letters * 9 + 12, width * 0.45))
  return { width, height: 200, left: 34, right, top: 26, bottom: 38 }
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`)

export interface TimeAxis {
  readonly x: (day: string) => number
  /** Every day of a point, in order of time. */
  readonly days: readonly { readonly x: number; readonly day: string; readonly named: boolean }[]
  /** How a day is written: with its year where there are several. */
  readonly unit: Intl.DateTimeFormatOptions
}

/** Never shorter than eight weeks, so that two forms of one week do not stand at opposite ends as if months had passed. */
const shortest = 56

/** @param days of the points, in any order: they are what the axis names, as many as there is room for */
export function timeAxis(days: readonly string[], frame: Frame): TimeAxis {
  const inOrder = [...new Set(days)].sort()
  const [first = ''] = inOrder
  const last = inOrder.at(-1) ?? first
  const lacking = Math.max(0, shortest - daysBetween(first, last))
  const from = addDays(first, -Math.floor(lacking / 2) - 7)
  const to = addDays(last, Math.ceil(lacking / 2) + 7)
  const scale = scaleUtc([utc(from), utc(to)], [frame.left, frame.width - frame.right])
  const years = first.slice(0, 4) !== last.slice(0, 4)
  const placed = inOrder.map((day) => ({ day, x: scale(utc(day)) }))
  const named = farApart(
    placed.map(({ x }) => x),
    years ? 92 : 62,
  )
  return {
    x: (day) => scale(utc(day)),
    days: placed.map((one, i) => ({ ...one, named: named.has(i) })),
    unit: { day: 'numeric', month: 'short', ...(years && { year: 'numeric' }) },
  }
}

/** Of places in order those whose names do not touch: the last and the first, and between them whatever has room. */
function farApart(xs: readonly number[], apart: number): ReadonlySet<number> {
  const end = xs.length - 1
  const named = new Set([end])
  let free = Number.NEGATIVE_INFINITY
  for (const [i, x] of xs.entries()) {
    if (x < free || (xs[end] ?? 0) - x < apart) continue
    named.add(i)
    free = x + apart
  }
  return named
}

export interface ValueAxis {
  readonly y: (value: number) => number
  readonly ticks: readonly number[]
}

/** The whole range of the scale, always: a picture that zooms in makes small changes look large. */
export function valueAxis({ from, to }: Panel, frame: Frame): ValueAxis {
  const scale = scaleLinear([from, to], [frame.height - frame.bottom, frame.top])
  return { y: (value) => scale(value), ticks: scale.ticks(4) }
}

/** Moves labels apart, downwards, so that none covers another. `ys` in any order; the answer in the same order. */
export function spread(ys: readonly number[], apart: number): readonly number[] {
  const order = ys.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y)
  const placed = new Array<number>(ys.length)
  let free = Number.NEGATIVE_INFINITY
  for (const { y, i } of order) {
    placed[i] = Math.max(y, free)
    free = (placed[i] as number) + apart
  }
  return placed
}
