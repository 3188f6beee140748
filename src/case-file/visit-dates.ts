/** The five dates of a contact, and which of them cannot be. Pure: today is passed in. */

/** In the order a contact goes. */
export const points = ['requested', 'firstOffered', 'firstVisit', 'started', 'ended'] as const
export type Point = (typeof points)[number]
export type VisitDates = Readonly<Record<Point, string | null>>

export type ImpossibleDate =
  | { readonly refused: 'before'; readonly point: Point; readonly other: Point }
  | { readonly refused: 'in-future'; readonly point: Point }
  | { readonly refused: 'before-birth'; readonly point: Point }

/**
 * Which point cannot come before which. The first visit may come before the one that was first offered: a time that
 * somebody else gave back.
 */
const order: readonly (readonly [Point, Point])[] = [
  ['requested', 'firstOffered'],
  ['requested', 'firstVisit'],
  ['requested', 'started'],
  ['requested', 'ended'],
  ['firstVisit', 'started'],
  ['firstVisit', 'ended'],
  ['started', 'ended'],
]

/** Every date that cannot be, at most one fault a point; an unknown date is never at fault. */
export function impossibleDates(dates: VisitDates, born: number, today: string): readonly ImpossibleDate[] {
  return points.flatMap((point) => {
    const fault = faultOf(point, dates, born, today)
    return fault ? [fault] : []
  })
}

function faultOf(point: Point, dates: VisitDates, born: number, today: string): ImpossibleDate | null {
  const date = dates[point]
  if (date === null) return null
  if (Number(date.slice(0, 4)) < born) return { refused: 'before-birth', point }
  // Only an offer can lie ahead.
  if (date > today && point !== 'firstOffered') return { refused: 'in-future', point }
  for (const [earlier, later] of order) {
    const first = dates[earlier]
    if (later === point && first !== null && date < first) return { refused: 'before', point, other: earlier }
  }
  return null
}
