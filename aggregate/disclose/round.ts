/**
 * Unbiased random rounding with a sticky draw. The draw comes from the unit's key and the name of the cell, and from
 * nothing else: not from the count and not from the edition. So a retry, another tablet or a second edition gives no new
 * draw that could be averaged away.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** Uniform on [0, 1): the first 52 bits of HMAC-SHA-256(key, label) over 2⁵². */
export function draw(key: Uint8Array, label: string): number {
  const digest = hmac(sha256, key, utf8ToBytes(label))
  let bits = 0
  for (const byte of digest.subarray(0, 6)) bits = bits * 256 + byte
  return (bits * 16 + ((digest[6] ?? 0) >> 4)) / 2 ** 52
}

/** A multiple of `base` next to the count, up as often as makes the mean right: E = count. */
export function roundWith(u: number, count: number, base: number): number {
  const low = base * Math.floor(count / base)
  return u < (count - low) / base ? low + base : low
}

export interface Rounding {
  readonly key: Uint8Array
  readonly plan: string
  readonly unit: string
  /** First and last civil day of the period. */
  readonly first: string
  readonly last: string
  readonly base: number
}

/** Rounds a count by the draw of that name. What is drawn by one name keeps its order: a part never passes its whole. */
export function rounded({ key, plan, unit, first, last, base }: Rounding, name: string, count: number): number {
  return roundWith(draw(key, `rr|${plan}|${unit}|${first}/${last}|${name}`), count, base)
}
