/** One-time codes: Crockford's base 32, which leaves out I, L, O and U so that a code survives being read aloud. */

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

/** The text that a device signs with its new key, to show that it holds the key it enrols. UTF-8, ES256. */
export function enrolmentProof(typed: string): string {
  return `mattstock-enrolment-1\n${readCode(typed)}`
}
