/** What is drawn: panels that share one time axis. Pure data; no words of its own. */

export type Mark = 'circle' | 'square' | 'triangle' | 'diamond'

export interface Point {
  readonly id: string
  /** A civil date. */
  readonly day: string
  /** The day it is drawn at: its own, but never before the point before it, whose day a wrong clock may have set. */
  readonly at: string
  readonly value: number
  /** As written beside the point and in the table. */
  readonly written: string
}

/** Points of one kind: one informant, and forms of one period, revision and wording. */
export interface Series {
  readonly key: string
  /** Series of the same line are joined: a first form's with its follow-up's, which are drawn hollow. */
  readonly line: string
  readonly name: string
  /** Said beside the name on screen, and never on paper: a person's own words. */
  readonly about?: string
  readonly mark: Mark
  /** Drawn hollow: another period, revision or wording than the first. */
  readonly apart: boolean
  readonly points: readonly Point[]
}

export interface CutOff {
  readonly value: number
  readonly name: string
}

export interface Panel {
  readonly key: string
  readonly title: string
  /** Says which way is better; also drawn as an arrow. */
  readonly direction: string
  readonly higherIs: 'worse' | 'better'
  readonly from: number
  readonly to: number
  readonly cutOffs: readonly CutOff[]
  /** What must be said of the picture: a line that joins forms which ask of different stretches of time. */
  readonly note: string | null
  readonly series: readonly Series[]
}

/** Every day that something is drawn at, as often as it is. */
export const daysOf = (panels: readonly Panel[]): readonly string[] =>
  panels.flatMap((panel) => panel.series.flatMap((series) => series.points.map((point) => point.at)))
