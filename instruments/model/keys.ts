/** The worth of a row of choices, as printed from left to right. */
import type { Item } from './definition.ts'

/** 0 1 2 … */
export const rising = (choices: number): Item => ({
  kind: 'choice',
  worth: Array.from({ length: choices }, (_, i) => i),
})

/** The same, reverse keyed: … 2 1 0. */
export const falling = (choices: number): Item => ({
  kind: 'choice',
  worth: Array.from({ length: choices }, (_, i) => choices - 1 - i),
})
