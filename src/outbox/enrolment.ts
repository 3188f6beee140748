/** The device's place at the collector: made once by a one-time code, kept in the vault, and the collector's key pinned. */
import { type Enrolled, enrolled, enrolmentProof, fourWords, keysToCompare, refusalAnswer } from '#aggregate'
import type { Kept } from '../vault/records.ts'
import type { OpenVault } from '../vault/vault.ts'
import { sha256, toBase64url, utf8 } from './bytes.ts'
import { offlineOr, publicKeyOf } from './device.ts'

const settingName = 'enrolment'

export interface Enrolment {
  readonly enrolled: Enrolled
  /** To be compared with what the collector's own page shows. */
  readonly words: readonly string[]
}

export type EnrolmentRefusal = { readonly refused: 'offline' | 'bad-code' | 'too-many-tries' | 'not-the-collector' }

/** Asks the collector. Nothing is kept until `enrolmentRecord` is appended: the words are compared first. */
export async function enrol(
  vault: Pick<OpenVault, 'sign' | 'devicePublicKey'>,
  code: string,
  name: string,
  origin = '',
): Promise<Enrolment | EnrolmentRefusal> {
  const proof = toBase64url(await vault.sign(utf8(enrolmentProof(code))))
  const publicKey = await publicKeyOf(vault)
  const response = await offlineOr(() =>
    fetch(`${origin}/v1/enrolments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, name, publicKey, proof }),
      redirect: 'error',
    }),
  )
  if (!response) return { refused: 'offline' }
  const body: unknown = await response.json().catch(() => null)
  if (response.status === 429) return { refused: 'too-many-tries' }
  if (refusalAnswer.safeParse(body).success) return { refused: 'bad-code' }
  const read = enrolled.safeParse(body)
  if (!read.success) return { refused: 'not-the-collector' }
  const digest = await sha256(utf8(keysToCompare(publicKey, read.data.server.publicKey)))
  return { enrolled: read.data, words: fourWords(digest) }
}

export const enrolmentRecord = (made: Enrolled) =>
  ({ caseId: null, body: { kind: 'setting', name: settingName, value: made } }) as const

/** The newest that stands, or null where the device is not enrolled. */
export function enrolmentOf(records: readonly Kept[]): Enrolled | null {
  const kept = records.findLast(({ body }) => body.kind === 'setting' && body.name === settingName)
  if (kept?.body.kind !== 'setting') return null
  const read = enrolled.safeParse(kept.body.value)
  return read.success ? read.data : null
}
