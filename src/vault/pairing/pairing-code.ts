/**
 * What a new device shows: ten characters to be typed, or a QR code. Both begin what it has bound itself to, so that whoever
 * carries the messages cannot put another device in its place after it has seen the code. Pure.
 */
import { base64, unbase64 } from '../crypto/bytes.ts'
import { ALPHABET, asWritten } from '../crypto/recovery-code.ts'

/** Of five bits each. */
const CHARACTERS = 9
/** Under a prime every single slip and every swap of neighbours changes the sum, but for a 0 in place of a Z. */
const PRIME = 31
const SCANNED = 'mattstock-pairing'

/** @param commitment 32 bytes in base64url, of which the first 45 bits stand in the code */
export function codeOf(commitment: string): string {
  const first = unbase64(commitment)
    .subarray(0, 6)
    .reduce((all, byte) => all * 256 + byte, 0)
  const numbers = Array.from({ length: CHARACTERS }, (_, i) => Math.floor(first / 8 / 32 ** (CHARACTERS - 1 - i)) % 32)
  return [...numbers, checkOf(numbers)].map((number) => ALPHABET[number]).join('')
}

/** For reading and typing: two groups of five. */
export const inGroups = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`

export const scannedText = (commitment: string): string => `${SCANNED}:${codeOf(commitment)}:${commitment}`

export interface ReadCode {
  readonly code: string
  /** All of it, where it was scanned. */
  readonly commitment: string | null
}

/** What was typed, or stood in a QR code. */
export function readPairing(given: string): ReadCode | { readonly refused: 'not-a-code' | 'miswritten' } {
  const [kind, , commitment] = given.split(':')
  if (kind === SCANNED && commitment) {
    const whole = isHash(commitment)
    return whole ? { code: codeOf(commitment), commitment } : { refused: 'not-a-code' }
  }
  const code = asWritten(given)
  if (code.length !== CHARACTERS + 1) return { refused: 'not-a-code' }
  const numbers = [...code].map((character) => ALPHABET.indexOf(character))
  const right = !numbers.includes(-1) && checkOf(numbers.slice(0, CHARACTERS)) === numbers[CHARACTERS]
  return right ? { code, commitment: null } : { refused: 'miswritten' }
}

const isHash = (text: string): boolean => {
  try {
    const bytes = unbase64(text)
    return bytes.length === 32 && base64(bytes) === text
  } catch {
    return false
  }
}

const checkOf = (numbers: readonly number[]): number =>
  numbers.reduce((all, number, i) => all + (i + 2) * number, 0) % PRIME
