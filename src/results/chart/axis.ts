/** The shared time axis and each panel's own height, in drawing units. Pure. */
import { scaleLinear, scaleUtc } from 'd3-scale'
import { addDays, daysBetween } from '#aggregate'
import type { Days, Panel } from './panel.ts'

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
  return { width, height: 230, left: 34, right, top: 26, bottom: 34 }
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`)

export interface TimeAxis {
  readonly x: (day: string) => number
  readonly ticks: readonly { readonly x: number; readonly at: Date }[]
  /** How a tick is written: days where the axis is short, else months. */
  readonly unit: Intl.DateTimeFormatOptions
}

/** Never shorter than eight weeks, so that two forms of one week do not stand at opposite ends as if months had passed. */
const shortest = 56

export function timeAxis({ first, last }: Days, frame: Frame): TimeAxis {
  const lacking = Math.max(0, shortest - daysBetween(first, last))
  const from = addDays(first, -Math.floor(lacking / 2) - 7)
  const to = addDays(last, Math.ceil(lacking / 2) + 7)
  const scale = scaleUtc([utc(from), utc(to)], [frame.left, frame.width - frame.right])
  const room = frame.width - frame.left - frame.right
  return {
    x: (day) => scale(utc(day)),
    ticks: farApart(scale.ticks(Math.max(1, Math.floor(room / 90))).map((at) => ({ x: scale(at), at }))),
    unit: daysBetween(from, to) < 150 ? { day: 'numeric', month: 'short' } : { month: 'short', year: 'numeric' },
  }
}

/** Ticks whose names do not touch. */
const farApart = (ticks: readonly { readonly x: number; readonly at: Date }[]) =>
  ticks.filter(({ x }, i) => i === 0 || x - (ticks[0]?.x ?? 0) >= i * 64)

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
