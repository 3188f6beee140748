/**
 * The recovery sheet's code: 160 random bits in Crockford's base 32, eight groups of four and a check character each,
 * so that a slip of the pen is located and not only noticed. Pure but for the random bits.
 */
import { random } from './bytes.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 8
const GROUP = 4
/**
 * Weights under a prime: every single slip and every swap of neighbours changes the sum, except a 0 for a Z (31 apart).
 * Crockford's own check under 37 needs * ~ $ =, which are hard to find on a tablet.
 */
const WEIGHTS = [2, 3, 5, 7]
const PRIME = 31

export type ReadCode =
  | { readonly code: string }
  /** The groups that do not check, counted from 1. */
  | { readonly wrongGroups: readonly number[] }
  /** Too many or too few: how many were found, of 40. */
  | { readonly characters: number }

/** As `7F3KA-…`: eight groups of five. */
export function newRecoveryCode(): string {
  const characters = Array.from(random(GROUPS * GROUP), (byte) => ALPHABET[byte & 31] as string).join('')
  const groups = Array.from({ length: GROUPS }, (_, at) => characters.slice(at * GROUP, (at + 1) * GROUP))
  return groups.map((group, at) => group + checkOf(group, at)).join('-')
}

/** Takes what was typed or scanned: small letters, O for 0, I and L for 1, any spaces and hyphens. */
export function readRecoveryCode(typed: string): ReadCode {
  const characters = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (characters.length !== GROUPS * (GROUP + 1)) return { characters: characters.length }
  const groups = Array.from({ length: GROUPS }, (_, at) => characters.slice(at * (GROUP + 1), (at + 1) * (GROUP + 1)))
  const wrongGroups = groups.flatMap((group, at) => (checks(group, at) ? [] : [at + 1]))
  return wrongGroups.length > 0 ? { wrongGroups } : { code: groups.join('-') }
}

const checks = (group: string, at: number) =>
  [...group].every((character) => ALPHABET.includes(character)) && group[GROUP] === checkOf(group.slice(0, GROUP), at)

/** The group's place is part of the sum, so that two groups that changed places show as well. */
function checkOf(group: string, at: number): string {
  const sum = [...group].reduce((all, character, i) => all + (WEIGHTS[i] ?? 0) * ALPHABET.indexOf(character), at + 1)
  return ALPHABET[sum % PRIME] as string
}
