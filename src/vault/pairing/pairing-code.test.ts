import { expect, it } from 'vitest'
import { base64 } from '../crypto/bytes.ts'
import { codeOf, inGroups, readPairing, scannedText } from './pairing-code.ts'

/** 45 bits: 00000 00001 00010 … 01000, and then ones. */
const counted = (() => {
  const bits = `${Array.from({ length: 9 }, (_, i) => i.toString(2).padStart(5, '0')).join('')}${'1'.repeat(211)}`
  return base64(Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(bits.slice(8 * i, 8 * i + 8), 2)))
})()
// 2·0 + 3·1 + 4·2 + 5·3 + 6·4 + 7·5 + 8·6 + 9·7 + 10·8 = 276 = 8·31 + 28, the twenty-ninth character.
const code = '012345678W'

it('the code is the beginning of what a device has bound itself to, and a check', () => {
  expect(codeOf(counted)).toBe(code)
  expect(inGroups(code)).toBe('01234-5678W')
})

it.each([code, '01234-5678W', ' o l2 34-5678w ', '0i2345678W'])('%s is read', (typed) => {
  expect(readPairing(typed)).toEqual({ code, commitment: null })
})

it.each([
  '',
  '0123',
  '01234-5678W0',
  'mattstock-pairing:',
  'mattstock-pairing:012345678W:short',
  'https://other.example',
])('%j is no code', (typed) => {
  expect(readPairing(typed)).toEqual({ refused: 'not-a-code' })
})

it('every single slip and every swap of neighbours is seen, but for 0 in place of Z', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  for (let at = 0; at < code.length; at++) {
    for (const other of alphabet) {
      if (other === code[at] || (code[at] === '0' && other === 'Z')) continue
      const slip = code.slice(0, at) + other + code.slice(at + 1)
      expect([slip, readPairing(slip)]).toEqual([slip, { refused: 'miswritten' }])
    }
    const [one, next] = [code[at], code[at + 1]]
    if (next === undefined) continue
    const swapped = code.slice(0, at) + next + one + code.slice(at + 2)
    expect([swapped, readPairing(swapped)]).toEqual([swapped, { refused: 'miswritten' }])
  }
  expect(readPairing('U12345678W')).toEqual({ refused: 'miswritten' })
})

it('a scanned code brings all of what the device has bound itself to, whatever code stands beside it', () => {
  expect(readPairing(scannedText(counted))).toEqual({ code, commitment: counted })
  expect(readPairing(`mattstock-pairing:ZZZZZZZZZZ:${counted}`)).toEqual({ code, commitment: counted })
})
