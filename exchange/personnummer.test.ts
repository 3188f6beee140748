import { expect, it } from 'vitest'
import { looksLikePersonnummer, withoutLongNumbers } from './personnummer.ts'

// Invented: the Tax Agency's own test number 19121212-1212 and dates that nobody has had registered.
it.each([
  '121212-1212',
  '1212121212',
  '19121212-1212',
  '191212121212',
  '121212+1212',
  '121212 1212',
  '1912-12-12-1212',
  '19 12 12 12 12 12',
  '121212–1212',
  '１２１２１２-１２１２',
  '١٢١٢١٢-١٢١٢',
  'kod 121272-1212 sedan',
  '19121272-1212',
  '12 12 72 1212',
])('refuses %s, which looks like a personnummer or a coordination number', (text) => {
  expect(looksLikePersonnummer(text)).toBe(true)
})

it.each(['ABC-DE7', '2014', '2026-11-21', '14', 'Ring 1177', 'Samtal 2026-11-21 kl 10.30, rum 12', 'K7M-4Q2', ''])(
  'lets %s through',
  (text) => {
    expect(looksLikePersonnummer(text)).toBe(false)
  },
)

it('takes the number out of a text and leaves the rest', () => {
  expect(withoutLongNumbers('Ringde 121212-1212 och bokade tid 3')).toBe('Ringde  och bokade tid 3')
})
