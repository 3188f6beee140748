import { expect, it } from 'vitest'
import { lix } from './lix.ts'

it.each([
  // 6 words, 2 sentences, no long word: 6/2 + 0
  ['Jag har ätit. Jag sov bra.', 3],
  // 4 words, 1 sentence, 1 word longer than six letters (vardagen): 4/1 + 100·1/4
  ['Hur gick vardagen idag?', 29],
  // six letters is not long: 2/1 + 0
  ['Vanlig morgon', 2],
  // seven letters is: 1/1 + 100
  ['Morgons', 101],
  // a hyphen joins one word, and is no letter: 1 word of 6 letters
  ['far-mor!', 1],
  // a line is a sentence, an empty one is not: 2 words, 2 sentences
  ['Ja\n\nNej', 1],
  // a colon ends a sentence in Björnsson's count: 4 words, 2 sentences
  ['Han sa: gå hem.', 2],
  // letters of any script: 2 words, 1 sentence, one of 7 letters
  ['نمت مستيقظاً', 52],
  // what has no word is no sentence: 2 words, 2 sentences
  ['Ja. – . Nej', 1],
  ['', 0],
  ['…', 0],
])('%j has LIX %d', (text, expected) => {
  expect(lix(text)).toBe(expected)
})
