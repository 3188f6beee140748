/** What both ends derive from a one-time code: the name by which it is asked for, and the key by which they vouch for each other. */
import { createHmac, pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { codeDerivation, practiceCode, readCode } from '#aggregate'

export interface CodeKey {
  /** 64 hex digits, sent in place of the code. */
  readonly name: string
  /** 32 bytes, base64url. */
  readonly key: string
}

export async function deriveCodeKey(typed: string): Promise<CodeKey> {
  const { salt, iterations, bytes } = codeDerivation
  const both = await promisify(pbkdf2)(readCode(typed), salt, iterations, bytes, 'sha256')
  return { name: both.toString('hex', 0, 32), key: both.toString('base64url', 32) }
}

let practice: Promise<CodeKey> | undefined

/** Of the public code, derived once. */
export function practiceCodeKey(): Promise<CodeKey> {
  practice ??= deriveCodeKey(practiceCode)
  return practice
}

export function macBy(key: string, text: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64url')).update(text).digest('base64url')
}

export function isVouchedBy(key: string, text: string, mac: string): boolean {
  const [own, given] = [Buffer.from(macBy(key, text)), Buffer.from(mac)]
  return own.length === given.length && timingSafeEqual(own, given)
}
