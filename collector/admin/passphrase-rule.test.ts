import { expect, it } from 'vitest'
import { drawnPassphrase } from './passphrase.ts'
import { faultOfPassphrase } from './passphrase-rule.ts'

it.each([
  ['aaaaaaaaaaaa', 'one letter'],
  ['abababababab', 'two letters'],
  ['aaaaaabbbbbb', 'two runs'],
  ['abcdefghijkl', 'the alphabet'],
  ['lkjihgfedcba', 'the alphabet backwards'],
  ['123456789012', 'numbers in order'],
  ['qwertyuiopås', 'keys in order'],
  ['1qaz2wsx3edc', 'keys downwards'],
  ['passwordpassword', 'a common word twice'],
  ['Lösenfras2026!', 'a common word and a year'],
  ['Mattstock 2026', 'our own name and a year'],
  ['enhetenhetenhet', 'a word again and again'],
  ['sommar sommar sommar', 'with spaces'],
  ['............!!!!', 'nothing but marks'],
  ['AAAAAAAAAAAA', 'in capitals'],
  ['００００００００００００', 'in wide figures'],
])('%s is too easy: %s', (phrase) => {
  expect(faultOfPassphrase(phrase)).toBe('too-easy')
})

it.each(['', 'kort', 'elva tecken'])('%j is too short', (phrase) => {
  expect(faultOfPassphrase(phrase)).toBe('too-short')
})

it.each([
  'fyra gröna hästar',
  'korrekt häst batteri klammer',
  'x7kq9m2vt4zb',
  'قلم أزرق على الطاولة',
  'trumman sjöng i regnet',
])('%s will do', (phrase) => {
  expect(faultOfPassphrase(phrase)).toBeNull()
})

it('what is offered is eight words, others each time, and would always do', () => {
  const offered = Array.from({ length: 200 }, drawnPassphrase)
  expect(new Set(offered).size).toBe(200)
  for (const phrase of offered) expect([phrase.split(' ').length, faultOfPassphrase(phrase)]).toEqual([8, null])
})
