/**
 * The link leaves the address as soon as the page runs: an address is read over a shoulder, and kept in the browser's
 * history. For as long as the tab lives, its session storage knows the way, so that a reload comes back to the form.
 */
import { readLink, type Way } from '../vault/home/index.ts'
import { base64, type Refusal, unbase64 } from '../vault/index.ts'

const key = 'hem'
const HANDED_IN = 'handed-in'

export type CutLink = Extract<ReturnType<typeof readLink>, Refusal>

/** Where this tab came by: a whole link, one that is none, or a form that was handed in here. */
export function takeWay(): Way | CutLink | 'handed-in' {
  const { hash } = location
  history.replaceState(null, '', '/hem')
  const kept = sessionStorage.getItem(key)
  if (hash.length < 2 && kept) return kept === HANDED_IN ? HANDED_IN : read(kept)
  const way = readLink(hash)
  if (!('refused' in way)) rememberWay(way)
  return way
}

export const rememberWay = ({ id, secret, check }: Way): void =>
  sessionStorage.setItem(key, JSON.stringify({ id, secret: base64(secret), check }))

export const rememberHandedIn = (): void => sessionStorage.setItem(key, HANDED_IN)

function read(kept: string): Way {
  const { id, secret, check } = JSON.parse(kept)
  return { id, secret: unbase64(secret), check }
}
