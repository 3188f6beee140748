/** The unit's own waiting times, from its protocols: how long from contact to offer, visit and start. Pure. */
import { daysBetween } from '#aggregate'
import type { CaseFile } from '../../case-file/case-file.ts'
import type { Point } from '../../case-file/visit-dates.ts'
import type { Wait } from './kaplan-meier.ts'

export const waitedFor = ['firstOffered', 'firstVisit', 'started'] as const satisfies readonly Point[]
export type WaitedFor = (typeof waitedFor)[number]

/**
 * One wait a case whose request is known. What has not happened yet is open until today, or until the contact ended.
 * A date before the request is no wait, and is left to the data-quality page.
 */
export function waitsFor(point: WaitedFor, files: readonly CaseFile[], today: string): readonly Wait[] {
  return files.flatMap(({ protocol }) => {
    const dates = protocol?.body
    if (!dates?.requested) return []
    const happened = dates[point]
    const days = daysBetween(dates.requested, happened ?? earliest(dates.ended, today))
    return days < 0 ? [] : [{ days, happened: happened !== null }]
  })
}

const earliest = (ended: string | null, today: string) => (ended !== null && ended < today ? ended : today)
