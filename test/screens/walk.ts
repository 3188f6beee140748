/**
 * One walk past every screen of the house, with a practice unit's data. What is done at each screen is the visitor's:
 * axe, the layout check or a picture. A new screen is one line in a part; `inventory.ts` says which are missing.
 */
import type { Page } from 'playwright-core'
import { answering } from './parts/answering.ts'
import { cases } from './parts/cases.ts'
import { collector } from './parts/collector.ts'
import { firstDay } from './parts/first-day.ts'
import { paper } from './parts/paper.ts'
import { period } from './parts/period.ts'
import { training } from './parts/training.ts'
import { unit } from './parts/unit.ts'
import type { Language } from './speech.ts'

export interface Screen {
  readonly part: string
  readonly name: string
  readonly page: Page
}

export type Visitor = (screen: Screen) => Promise<void>

export interface Walk {
  readonly page: Page
  /** Where the app and the collector are served, as `http://127.0.0.1:41234`. */
  readonly address: string
  /** What the collector said at its first start; its first sign-in asks for it. */
  readonly setupCode: string
  /** The language that a youth is handed the tablet in. Staff screens are walked in Swedish. */
  readonly language: Language
  /** Call it when the screen stands as it should be seen. */
  visit(name: string): Promise<void>
}

export type Part = (walk: Walk) => Promise<void>

export const parts = {
  'first-day': firstDay,
  cases,
  paper,
  unit,
  training,
  period,
  answering,
  collector,
} as const satisfies Record<string, Part>

export type PartName = keyof typeof parts

/** Parts that follow each other on one tablet. Two tablets are walked at a time; the longest walks stand first. */
export const tablets: readonly (readonly PartName[])[] = [
  ['cases', 'paper', 'unit', 'training'],
  ['period', 'answering'],
  ['first-day'],
  ['collector'],
]

export async function walk(part: PartName, visitor: Visitor, given: Omit<Walk, 'visit'>): Promise<void> {
  await parts[part]({ ...given, visit: (name) => visitor({ part, name, page: given.page }) })
}
