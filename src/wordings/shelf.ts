/** What the collector's folder offers this unit: listed, fetched, checked, and set beside what the unit has. Changes nothing. */
import { type Enrolled, type ShelvedWording, wordingShelf } from '#aggregate'
import { formById } from '#instruments'
import { offlineOr } from '../outbox/device.ts'
import { openFromCollector } from '../outbox/signed.ts'
import { hex, sha256 } from '../vault/index.ts'
import { type Brought, type KnownPacks, readPackBytes } from './read-pack.ts'

export interface ShelfRefusal {
  readonly refused: 'offline' | 'not-the-collector' | 'not-known' | 'gone'
}

type Known = Pick<Enrolled, 'token' | 'server'>

const ask = ({ token }: Known, url: string) =>
  offlineOr((signal) =>
    fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    }),
  )

/** Believed under the collector's pinned key, or one that it has endorsed. */
export async function listShelf(known: Known, origin = ''): Promise<readonly ShelvedWording[] | ShelfRefusal> {
  const response = await ask(known, `${origin}/v1/wordings`)
  if (!response || response.status >= 500) return { refused: 'offline' }
  if (response.status === 401) return { refused: 'not-known' }
  const signed: unknown = await response.json().catch(() => null)
  const read = wordingShelf.safeParse(await openFromCollector(signed, known.server, origin))
  return read.success ? read.data.wordings : { refused: 'not-the-collector' }
}

/** The file with the hash that the list gave, by the same reader as any other file. */
export async function fetchPack(
  known: Known,
  shelved: ShelvedWording,
  standing: KnownPacks,
  origin = '',
): Promise<Brought | ShelfRefusal> {
  const response = await ask(known, `${origin}/v1/wordings/${shelved.hash}`)
  const bytes = await response?.arrayBuffer().catch(() => null)
  if (!response || !bytes || response.status >= 500) return { refused: 'offline' }
  if (!response.ok) return { refused: response.status === 401 ? 'not-known' : 'gone' }
  if (hex(await sha256(new Uint8Array(bytes))) !== shelved.hash)
    return { ok: false, faults: [{ reason: 'other-content', at: '' }] }
  return readPackBytes(bytes, standing)
}

/**
 * How an offered text stands to what the unit has. `changed` is another text under the version that is loaded: nothing
 * is ever replaced by itself, so all but `here` wait for a person.
 */
export type Offered = 'new' | 'here' | 'other-version' | 'changed' | 'ended' | 'unknown-form'

export function offeredAs(
  { form, language, version, content, validUntil }: ShelvedWording,
  { have, day }: KnownPacks,
): Offered {
  if (have.some(({ hash }) => hash === content)) return 'here'
  if (formById(form) === null) return 'unknown-form'
  if (validUntil !== null && validUntil < day) return 'ended'
  const same = have.filter(({ pack }) => pack.form === form && pack.language === language)
  if (same.some(({ pack }) => pack.version === version)) return 'changed'
  return same.length > 0 ? 'other-version' : 'new'
}

const toFetch: ReadonlySet<Offered> = new Set(['new', 'other-version', 'changed'])

/** Whether there is something to fetch and look at. */
export const mayFetch = (offered: Offered): boolean => toFetch.has(offered)

/** How many texts wait at the collector. */
export const waitingAt = (shelf: readonly ShelvedWording[], standing: KnownPacks): number =>
  shelf.filter((one) => mayFetch(offeredAs(one, standing))).length
