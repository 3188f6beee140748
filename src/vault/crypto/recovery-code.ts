/**
 * Codes that people copy by hand, in Crockford's base 32: groups of four and a check character each, so that a slip of the pen
 * is located and not only noticed. The recovery sheet's has eight groups, 160 random bits. Pure but for the random bits.
 */
import { random } from './bytes.ts'

/** Crockford's base 32, without letters that are read as digits. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SHEET_GROUPS = 8
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
  /** Too many or too few: how many were found, of five a group. */
  | { readonly characters: number }

/** As `7F3KA-…`: eight groups of five. */
export const newRecoveryCode = (): string => newGroups(SHEET_GROUPS)

/** Takes what was typed or scanned: small letters, O for 0, I and L for 1, any spaces and hyphens. */
export const readRecoveryCode = (typed: string): ReadCode => readGroups(typed, SHEET_GROUPS)

/** So many groups of five characters, twenty random bits each. */
export function newGroups(count: number): string {
  const characters = Array.from(random(count * GROUP), (byte) => ALPHABET[byte & 31] as string).join('')
  const groups = Array.from({ length: count }, (_, at) => characters.slice(at * GROUP, (at + 1) * GROUP))
  return groups.map((group, at) => group + checkOf(group, at)).join('-')
}

export function readGroups(typed: string, count: number): ReadCode {
  const characters = asWritten(typed)
  if (characters.length !== count * (GROUP + 1)) return { characters: characters.length }
  const groups = Array.from({ length: count }, (_, at) => characters.slice(at * (GROUP + 1), (at + 1) * (GROUP + 1)))
  const wrongGroups = groups.flatMap((group, at) => (checks(group, at) ? [] : [at + 1]))
  return wrongGroups.length > 0 ? { wrongGroups } : { code: groups.join('-') }
}

/** In capitals and in one piece, with the digits that were taken for letters. */
export const asWritten = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

const checks = (group: string, at: number) =>
  [...group].every((character) => ALPHABET.includes(character)) && group[GROUP] === checkOf(group.slice(0, GROUP), at)

/** The group's place is part of the sum, so that two groups that changed places show as well. */
function checkOf(group: string, at: number): string {
  const sum = [...group].reduce((all, character, i) => all + (WEIGHTS[i] ?? 0) * ALPHABET.indexOf(character), at + 1)
  return ALPHABET[sum % PRIME] as string
}
