import { expect, it } from 'vitest'
import { linesOf } from './wrap-text.ts'

it('keeps a name on one line where it fits', () => {
  expect(linesOf('Totala svårigheter', 720)).toEqual(['Totala svårigheter'])
})

it('breaks between words, and inside a word that is longer than a line', () => {
  // 105 px hold ten letters.
  expect(linesOf('Prata med skolan', 105)).toEqual(['Prata med', 'skolan'])
  expect(linesOf('Koncentrationssvårigheter', 105)).toEqual(['Koncentrat', 'ionssvårig', 'heter'])
})
