/**
 * One-time codes: Crockford's base 32, which leaves out I, L, O and U so that a code survives being read aloud. A code is typed at
 * the device and never sent: both ends derive 64 bytes from it, name it by one half and vouch for each other's keys with the
 * other. Whoever passes the request on learns neither, and can put no key of their own in between.
 */
import type { PublicKey } from './documents.ts'

export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const codeLength = 10

/** The code that any device may use to enrol a practice unit of its own. It opens the rehearsal periods and nothing else. */
export const practiceCode = 'PRAKTIK'

/**
 * What somebody typed or scanned, as it is compared: upper case, without spaces and hyphens, I and L read as 1, O as 0.
 *
 * @example readCode('k7qm-2x9pol') // 'K7QM2X9P01'
 */
export function readCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
}

/**
 * PBKDF2 over `readCode` of the code: bytes 0 to 31 name it (`code`, in hex), bytes 32 to 63 are the HMAC-SHA-256 key. Of 50 bits
 * a code is, and good for a day: to find one in that time takes 10¹⁵ hashes a second.
 */
export const codeDerivation = {
  salt: 'mattstock-enrolment-2',
  hash: 'SHA-256',
  iterations: 100_000,
  bytes: 64,
} as const

/** What a device enrols: signed by its new key and vouched for by the code. UTF-8. @param code its name, in hex */
export function enrolmentText(code: string, name: string, { x, y }: PublicKey): string {
  return JSON.stringify(['mattstock-enrolment-2', code, name, x, y])
}

/** What the collector vouches for by the code: this very answer, to this very key. UTF-8. @param payload as it is sent */
export function enrolledText({ x, y }: PublicKey, payload: string): string {
  return JSON.stringify(['mattstock-enrolled-2', x, y, payload])
}
