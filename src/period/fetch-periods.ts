/** Period definitions from the collector, or from a file. What the collector sends is believed under its pinned key only. */

import * as z from 'zod'
import { correctionOf, type Period, readPeriod, signedDocument } from '#aggregate'
import { readInstrumentFile } from '#instruments'
import { instrumentRecords } from '../catalogue/read-instrument.ts'
import { offlineOr } from '../outbox/device.ts'
import { openFromCollector, openSigned, type Pinned } from '../outbox/signed.ts'
import { textHash } from '../vault/index.ts'

const listing = z.object({
  schema: z.literal('periods-1'),
  periods: z.array(
    z.object({
      id: z.string(),
      names: z.object({ sv: z.string(), en: z.string(), ar: z.string() }),
      kind: z.enum(['live', 'rehearsal']),
      correction: z.number().int().nonnegative(),
      /** Editions. */
      published: z.array(z.number().int()),
    }),
  ),
  /** When the collector said so, in UTC: what stands between may give an older list, signed as it is. */
  time: z.iso.datetime(),
})
export type Listing = z.infer<typeof listing>
export type Listed = Listing['periods'][number]

export type FetchRefusal = { readonly refused: 'offline' | 'not-the-collector' }
export type FileRefusal = { readonly refused: 'not-a-period' | 'not-the-collector' }

export async function listPeriods(pinned: Pinned, origin = ''): Promise<Listing | FetchRefusal> {
  const opened = await openFrom('/v1/periods', pinned, origin)
  if (opened === 'offline') return { refused: 'offline' }
  const read = listing.safeParse(opened)
  return read.success ? read.data : { refused: 'not-the-collector' }
}

/** The very period that the list names, as it was corrected there or later: any other was put in its place. */
export async function fetchPeriod(
  { id, correction }: Pick<Listed, 'id' | 'correction'>,
  pinned: Pinned,
  origin = '',
): Promise<Period | FetchRefusal> {
  const opened = await openFrom(`/v1/periods/${encodeURIComponent(id)}`, pinned, origin)
  if (opened === 'offline') return { refused: 'offline' }
  const read = readPeriod(opened)
  const isAsked = !('refused' in read) && read.id === id && correctionOf(read) >= correction
  return isAsked ? read : { refused: 'not-the-collector' }
}

async function openFrom(path: string, pinned: Pinned, origin: string): Promise<unknown> {
  const response = await offlineOr((signal) => fetch(origin + path, { redirect: 'error', signal }))
  if (!response || response.status >= 500) return 'offline'
  return response.ok ? openFromCollector(await response.json().catch(() => null), pinned, origin) : null
}

/** A definition as a file: signed by the collector, or plain where the unit makes its own. */
export async function periodFromFile(text: string, pinned: Pinned | null): Promise<Period | FileRefusal> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { refused: 'not-a-period' }
  }
  const signed = signedDocument.safeParse(value).success
  if (signed) {
    value = pinned && (await openSigned(value, pinned))
    if (value === null) return { refused: 'not-the-collector' }
  }
  const read = readPeriod(value)
  if ('refused' in read) return { refused: 'not-a-period' }
  // What the collector made, only the collector corrects.
  return pinned && !signed && read.correction ? { refused: 'not-the-collector' } : read
}

/** The definition as the unit keeps it, with the questionnaires that came in it. `have` are the hashes of what is loaded. */
export async function periodRecords(period: Period, have: ReadonlySet<string>) {
  const text = JSON.stringify(period)
  const hash = await textHash(text)
  const riding = await Promise.all(
    (period.questionnaires ?? []).map(({ instrument }) => instrumentRecords(instrument, have)),
  )
  return [...riding.flat(), { caseId: null, body: { kind: 'loaded', what: 'period', hash, text } } as const]
}

/** True where a questionnaire of the period has the id of one that the unit knows with other questions or another scoring. */
export const clashesWithOwn = ({ questionnaires = [] }: Period): boolean =>
  questionnaires.some(({ instrument }) => !readInstrumentFile(instrument).ok)
