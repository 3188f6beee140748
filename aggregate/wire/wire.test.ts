import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { codeAlphabet, fourWords, keysToCompare, readCode } from '../index.ts'

it('reads a code as it was meant, however it was typed', () => {
  expect(readCode(' k7qm-2x9p oL ')).toBe('K7QM2X9P01')
  expect(readCode('praktik')).toBe(readCode('PRAKT1K'))
})

it('has the 32 characters of Crockford', () => {
  expect(new Set(codeAlphabet).size).toBe(32)
  expect([...codeAlphabet].every((sign) => readCode(sign) === sign)).toBe(true)
})

it('has a word of its own for every byte', () => {
  const words = Array.from({ length: 256 }, (_, byte) => fourWords(Uint8Array.of(byte, 0, 0, 0))[0])
  expect(new Set(words).size).toBe(256)
  expect(words.every((word) => /^\p{Ll}+$/u.test(word ?? ''))).toBe(true)
})

it('gives other words when either key is another', () => {
  const key = (x: string) => ({ kty: 'EC', crv: 'P-256', x: x.repeat(43), y: 'y'.repeat(43) }) as const
  const words = (device: string, server: string) =>
    fourWords(
      createHash('sha256')
        .update(keysToCompare(key(device), key(server)))
        .digest(),
    )
  expect(words('a', 'b')).toHaveLength(4)
  expect(words('a', 'b')).toEqual(words('a', 'b'))
  expect(words('a', 'b')).not.toEqual(words('b', 'a'))
  expect(words('a', 'b')).not.toEqual(words('a', 'c'))
})
