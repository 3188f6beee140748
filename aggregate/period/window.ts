/** When a unit may send: a closed window of civil days, so that nobody sends twice to see what moved. */
import { addDays } from '../civil.ts'
import type { Period } from './period.ts'

export type Edition = 1 | 2

export interface Window {
  /** First and last civil day on which the edition may be sent; null for no end. */
  readonly opens: string
  readonly closes: string | null
}

/** A rehearsal is open from its first day and never closes. Edition 2 stays open as many days as edition 1 did. */
export function releaseWindow({ kind, first, last, window }: Period, edition: Edition): Window {
  if (kind === 'rehearsal') return { opens: first, closes: null }
  const { opens, closes, second } = window
  return edition === 1
    ? { opens: addDays(last, opens), closes: addDays(last, closes) }
    : { opens: addDays(last, second), closes: addDays(last, second + closes - opens) }
}

export type MayRelease = { readonly may: true } | ({ readonly refused: 'not-yet' | 'closed' } & Window)

/** `today` is the civil date in Europe/Stockholm, passed in. */
export function mayRelease(period: Period, edition: Edition, today: string): MayRelease {
  const window = releaseWindow(period, edition)
  if (today < window.opens) return { refused: 'not-yet', ...window }
  if (window.closes !== null && today > window.closes) return { refused: 'closed', ...window }
  return { may: true }
}
