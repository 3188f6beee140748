import { describe, expect, it } from 'vitest'
import { generatePassphrase } from './passphrase.ts'
import { passphraseWords } from './words-for-passphrases.ts'

describe('the word list', () => {
  it('has 2 048 words of four to eight letters from a to z, none twice', () => {
    expect(passphraseWords).toHaveLength(2048)
    expect(new Set(passphraseWords).size).toBe(2048)
    expect(passphraseWords.filter((word) => !/^[a-z]{4,8}$/.test(word))).toEqual([])
  })

  it('has no two words that one slip makes the same', () => {
    const known = new Set(passphraseWords)
    const near = passphraseWords.flatMap((word) => slips(word).filter((slip) => known.has(slip) && slip !== word))
    expect(near).toEqual([])
  })
})

/** One letter left out, another in its place, or two neighbours changed about. */
function slips(word: string): string[] {
  const at = (i: number, to: string, length = 1) => word.slice(0, i) + to + word.slice(i + length)
  return [...word].flatMap((letter, i) => [
    at(i, ''),
    at(i, (word[i + 1] ?? '') + letter, 2),
    ...[...'abcdefghijklmnopqrstuvwxyz'].map((other) => at(i, other)),
  ])
}

it('draws six words, and others each time', async () => {
  const phrase = await generatePassphrase()
  expect(phrase.split(' ').filter((word) => passphraseWords.includes(word))).toHaveLength(6)
  expect(await generatePassphrase()).not.toBe(phrase)
})
