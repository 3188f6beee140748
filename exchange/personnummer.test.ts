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
  'pnr121212-1212',
  '20 121212-1212',
  'Patient/191212121212',
  '0,121212-1212',
  '1912.12.12-1212',
  '20000229-1212',
])('refuses %s, which looks like a personnummer or a coordination number', (text) => {
  expect(looksLikePersonnummer(text)).toBe(true)
})

it.each([
  'ABC-DE7',
  '2014',
  '2026-11-21',
  '14',
  'Ring 1177',
  'Samtal 2026-11-21 kl 10.30, rum 12',
  'K7M-4Q2',
  '',
  // Ten digits that can be nobody's birth: month 13, month 99, day 55, the 30th of February, the 92nd.
  '7513991234',
  'Patient/4099123456',
  '1709556310',
  '850230-1234',
  '850492-1234',
  '19000229-1212',
  // More digits than a number has, decimals, and organisations, whose third digit is 2 or more.
  '1709556310123',
  '20240304123000',
  '1,6666666666666667',
  'Medel 1.3333333333333333',
  '0.8504121234',
  '1.204121234',
  'SE2321000016-4P32',
  '0 1 1 2 0 3 1 2 3 4',
])('lets %s through', (text) => {
  expect(looksLikePersonnummer(text)).toBe(false)
})

it('takes the number out of a text and leaves the rest', () => {
  expect(withoutLongNumbers('Ringde 121212-1212 och bokade tid 3')).toBe('Ringde  och bokade tid 3')
})
