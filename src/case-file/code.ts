/**
 * The unit's own code for a case. A made-up one is five random characters and a check character, so that one slip of
 * the pen, or two characters that changed places, is seen. Letters that are read as digits (I, L, O, S, U) are left out.
 */
import { plainCode } from '#exchange'

const alphabet = '0123456789ABCDEFGHJKMNPQRTVWXYZ'
// A prime size, so that every single fault and every swap changes the weighted sum.
const size = alphabet.length

/** `random` gives whole numbers from 0 up to, not including, `below`. */
export function makeCode(random: (below: number) => number): string {
  const five = Array.from({ length: 5 }, () => alphabet[random(size)]).join('')
  return shown(five + checkCharacter(five))
}

/** A code of our own shape whose check character says that it is miswritten; somebody else's shape is never judged. */
export function isMiswritten(code: string): boolean {
  const plain = plainCode(code)
  if (!/^[0-9A-Z]{3}-?[0-9A-Z]{3}$/.test(code.trim().toUpperCase())) return false
  return [...plain].some((c) => !alphabet.includes(c)) || checkCharacter(plain.slice(0, 5)) !== plain[5]
}

const shown = (plain: string): string => `${plain.slice(0, 3)}-${plain.slice(3)}`

function checkCharacter(five: string): string {
  const sum = [...five].reduce((total, c, i) => total + (i + 2) * alphabet.indexOf(c), 0)
  return alphabet[sum % size] as string
}

/** One that no case has. */
export function freshCode(taken: readonly { readonly code: string }[]): string {
  const codes = new Set(taken.map(({ code }) => plainCode(code)))
  for (;;) {
    const code = makeCode(browserChance)
    if (!codes.has(plainCode(code))) return code
  }
}

/** Chance from the browser, without the lean that a plain remainder would give. */
export function browserChance(below: number): number {
  const limit = 256 - (256 % below)
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < limit) return byte % below
  }
}
