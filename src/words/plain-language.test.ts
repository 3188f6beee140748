import { expect, it } from 'vitest'
import { respondentTexts } from '../../scripts/lix.ts'
import { plainness, tooHard } from './plain-language.ts'

it('counts what is read: no labels, the last branch of a plural, a figure where one is put in', () => {
  const { words, sentences, lix, longest } = plainness([
    'Nästa',
    '{count, plural, one {En fråga saknar svar} other {# frågor saknar svar}}',
    'Det är okej att lämna dem tomma. Du kan svara nu.',
  ])
  // "7 frågor saknar svar" 4, then 7 and 4; 15 words in 3 sentences, none longer than six letters: 15/3 + 0.
  expect({ words, sentences, lix }).toEqual({ words: 15, sentences: 3, lix: 5 })
  expect(longest).toEqual({ words: 7, text: 'Det är okej att lämna dem tomma' })
})

it('finds a text too hard by its index, or by one long sentence', () => {
  expect(
    tooHard(plainness(['Tillgänglighetsredogörelsen beskriver uppföljningsverksamhetens tillkortakommanden'])),
  ).toBe(true)
  expect(tooHard(plainness([Array(16).fill('ord').join(' ')]))).toBe(true)
})

it.each(await respondentTexts())('whoever answers is spoken to in easy Swedish: %s', (_where, texts) => {
  const { lix, longest } = plainness(texts)
  expect(lix).toBeLessThanOrEqual(30)
  expect(longest.words, longest.text).toBeLessThanOrEqual(15)
})
