/** What the unit wrote under the four questions of a period: kept as a setting, the newest holds. Pure. */
import * as z from 'zod'
import { type Kept, settingOf } from '../vault/index.ts'

/** As a unit's report of 2014 ended: right group, accessible, collaboration, right skills. */
export const questions = ['group', 'accessible', 'collaboration', 'skills'] as const
type Question = (typeof questions)[number]
export type Notes = Readonly<Record<Question, string>>

const LONGEST_CHARS = 4000
const text = z.string().max(LONGEST_CHARS).default('')
export const notesShape = z.object({ group: text, accessible: text, collaboration: text, skills: text })
const empty: Notes = { group: '', accessible: '', collaboration: '', skills: '' }

const nameFor = (period: string) => `report-notes:${period}`

export function notesOf(records: readonly Kept[], period: string): Notes {
  const kept = settingOf(records, nameFor(period))
  return kept === undefined ? empty : notesShape.catch(empty).parse(kept)
}

export const notesRecord = (period: string, value: Notes) =>
  ({ caseId: null, body: { kind: 'setting', name: nameFor(period), value } }) as const
