/** What the collector's folder offers this unit: listed, fetched, checked, and set beside what the unit has. Changes nothing. */
import { type ShelvedWording, wordingShelf } from '#aggregate'
import { formById } from '#instruments'
import { askAsDevice, type Known } from '../outbox/collector-asker.ts'
import { openFromCollector } from '../outbox/signed.ts'
import { hex, type OpenVault, sha256 } from '../vault/index.ts'
import { type Brought, type KnownPacks, readPackBytes } from './read-pack.ts'

export interface ShelfRefusal {
  readonly refused: 'offline' | 'not-the-collector' | 'not-known' | 'gone'
}

type Vault = Pick<OpenVault, 'sign'>

/** Believed under the collector's pinned key, or one that it has endorsed, as the answer to this very request. */
export async function listShelf(
  vault: Vault,
  known: Known,
  origin = '',
): Promise<readonly ShelvedWording[] | ShelfRefusal> {
  const asked = await askAsDevice(vault, known, '/v1/wordings', origin)
  if (!asked || asked.response.status >= 500) return { refused: 'offline' }
  const { response, nonce } = asked
  if (response.status === 401) return { refused: 'not-known' }
  const signed: unknown = await response.json().catch(() => null)
  const read = wordingShelf.safeParse(await openFromCollector(signed, known.server, origin))
  // Signed for another unit, or once before.
  const isForUs = read.success && read.data.unit === known.unit.id && read.data.asked === nonce
  return isForUs ? read.data.wordings : { refused: 'not-the-collector' }
}

/** The file with the hash that the list gave, by the same reader as any other file. */
export async function fetchPack(
  vault: Vault,
  known: Known,
  shelved: ShelvedWording,
  standing: KnownPacks,
  origin = '',
): Promise<Brought | ShelfRefusal> {
  const response = (await askAsDevice(vault, known, `/v1/wordings/${shelved.hash}`, origin))?.response
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
