/** The device's place at the collector: made once by a one-time code, kept in the vault, and the collector's key pinned. */

import * as z from 'zod'
import {
  type Enrolled,
  enrolled,
  enrolledAnswer,
  enrolledText,
  enrolmentText,
  fourWords,
  keysToCompare,
  type PublicKey,
  refusalAnswer,
} from '#aggregate'
import { base64, ENROLMENT, type Kept, type OpenVault, ofKind, sha256, unbase64, utf8 } from '../vault/index.ts'
import { type CodeKey, deriveCodeKey } from './code-key.ts'
import { offlineOr, publicKeyOf } from './device.ts'

export interface Enrolment {
  readonly enrolled: Enrolled
  /** The x of the device's public key: a unit restored on another device must enrol that one anew. */
  readonly deviceKey: string
  /** To be compared with what the collector's own page shows. */
  readonly words: readonly string[]
}

export type EnrolmentRefusal =
  | { readonly refused: 'offline' | 'bad-code' | 'too-many-tries' | 'not-the-collector' }
  /** Whatever else the collector said, in its own words: that its store is away, or that the proof does not fit. */
  | { readonly refused: 'by-collector'; readonly sentence: string }

/** Asks the collector. Nothing is kept until `enrolmentRecord` is appended: the words are compared first. */
export async function enrol(
  vault: Pick<OpenVault, 'sign' | 'devicePublicKey'>,
  code: string,
  name: string,
  origin = '',
): Promise<Enrolment | EnrolmentRefusal> {
  const codeKey = await deriveCodeKey(code)
  const publicKey = await publicKeyOf(vault)
  const text = enrolmentText(codeKey.name, name, publicKey)
  const proof = base64(await vault.sign(utf8(text)))
  const asked = { code: codeKey.name, name, publicKey, proof, mac: await codeKey.mac(text) }
  const response = await offlineOr((signal) =>
    fetch(`${origin}/v1/enrolments`, {
      signal,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
      redirect: 'error',
    }),
  )
  if (!response) return { refused: 'offline' }
  const body: unknown = await response.json().catch(() => null)
  if (response.status === 429) return { refused: 'too-many-tries' }
  const no = refusalAnswer.safeParse(body).data
  if (no?.refused === 'bad-code') return { refused: 'bad-code' }
  if (no) return { refused: 'by-collector', sentence: no.sentence }
  const answer = await vouchedAnswer(codeKey, publicKey, body)
  if (!answer) return { refused: 'not-the-collector' }
  const digest = await sha256(utf8(keysToCompare(publicKey, answer.server.publicKey)))
  return { enrolled: answer, deviceKey: publicKey.x, words: fourWords(digest) }
}

/** Null where it does not come from who made the code, or is an answer to another key. */
async function vouchedAnswer(code: CodeKey, key: PublicKey, body: unknown): Promise<Enrolled | null> {
  const answer = enrolledAnswer.safeParse(body).data
  if (!answer || !(await code.isVouched(enrolledText(key, answer.payload), answer.mac))) return null
  return enrolled.safeParse(JSON.parse(new TextDecoder().decode(unbase64(answer.payload)))).data ?? null
}

export const enrolmentRecord = ({ enrolled, deviceKey }: Enrolment) =>
  ({ caseId: null, body: { kind: 'setting', name: ENROLMENT, value: { enrolled, deviceKey } } }) as const

const kept = z.strictObject({ enrolled, deviceKey: z.string() })

/** Every enrolment that the unit's records hold, oldest first. */
function enrolments(records: readonly Kept[]) {
  return ofKind(records, 'setting').flatMap(({ body }) => {
    const read = kept.safeParse(body.name === ENROLMENT ? body.value : null)
    return read.success ? [read.data] : []
  })
}

const newest = (records: readonly Kept[]) => enrolments(records).at(-1) ?? null

/**
 * The name under which the collector now knows the key that signed as `deviceId`: another one, when the device was removed
 * there and has connected again for the same unit.
 */
export function addressNow(records: readonly Kept[], deviceId: string): string {
  const all = enrolments(records)
  const then = all.find(({ enrolled }) => enrolled.deviceId === deviceId)
  const now = all.at(-1)
  const same = then && now?.deviceKey === then.deviceKey && now.enrolled.unit.id === then.enrolled.unit.id
  return same ? now.enrolled.deviceId : deviceId
}

/** The newest that stands, or null where the unit is not enrolled. */
export const enrolmentOf = (records: readonly Kept[]): Enrolled | null => newest(records)?.enrolled ?? null

/** False where the unit was enrolled on another device, or this one lost its key: what it signs would not be believed. */
export async function signsAsEnrolled(vault: Pick<OpenVault, 'records' | 'devicePublicKey'>): Promise<boolean> {
  return newest(vault.records())?.deviceKey === (await publicKeyOf(vault)).x
}
