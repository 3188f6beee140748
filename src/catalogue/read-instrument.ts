/** The reader of an instrument that somebody brings: a list of faults, or a file that may be kept. Changes nothing. */
import { type InstrumentFault, type InstrumentFile, readInstrumentFile } from '#instruments'
import { type OpenVault, textHash } from '../vault/index.ts'
import type { OwnInstrument } from './own-instruments.ts'
import { hashOf } from './packs.ts'

export interface BroughtFault {
  readonly reason: InstrumentFault['reason'] | 'too-large' | 'not-json' | 'already-there'
  /** Where in the file, as `forms.0.items.q1`; empty for the whole. */
  readonly at: string
}

export type Brought =
  | { readonly ok: true; readonly file: InstrumentFile; readonly hash: string }
  | { readonly ok: false; readonly faults: readonly BroughtFault[] }

/** No form comes near it; a larger file is something else. */
const LARGEST_CHARS = 512 * 1024

const refused = (reason: BroughtFault['reason']): Brought => ({ ok: false, faults: [{ reason, at: '' }] })

export async function readInstrumentText(text: string, have: readonly OwnInstrument[]): Promise<Brought> {
  if (text.length > LARGEST_CHARS) return refused('too-large')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refused('not-json')
  }
  const checked = readInstrumentFile(value)
  if (!checked.ok) return checked
  const hash = await instrumentHash(checked.file)
  if (have.some((one) => one.hash === hash)) return refused('already-there')
  return { ok: true, file: checked.file, hash }
}

/** Of the file as it is kept: the same content, however it was laid out. */
const instrumentHash = (file: InstrumentFile): Promise<string> => textHash(JSON.stringify(file))

/**
 * What is written when an instrument is taken on: the file itself, and each wording that came with it as any other pack.
 * `have` are the hashes of what is loaded already.
 */
export async function instrumentRecords(file: InstrumentFile, have: ReadonlySet<string>) {
  const wordings = await Promise.all(
    (file.wordings ?? []).map(async (pack) => ({ hash: await hashOf(pack), text: JSON.stringify(pack, null, 2) })),
  )
  const loaded = <W extends 'instrument' | 'wording'>(what: W, hash: string, text: string) =>
    ({ caseId: null, body: { kind: 'loaded', what, hash, text } }) as const
  return [
    loaded('instrument', await instrumentHash(file), JSON.stringify(file)),
    ...wordings.map(({ hash, text }) => loaded('wording', hash, text)),
  ].filter(({ body }) => !have.has(body.hash))
}

/** The hashes of everything that a unit has loaded. */
export const loadedHashes = (vault: Pick<OpenVault, 'of'>): ReadonlySet<string> =>
  new Set(vault.of('loaded').map(({ body }) => body.hash))
