import fc from 'fast-check'
import { expect, it } from 'vitest'
import { looksLikePersonnummer } from '#exchange'
import { browserChance, isMiswritten, makeCode } from './code.ts'

const code = fc.array(fc.nat(30), { minLength: 5, maxLength: 5 }).map((five) => {
  let i = 0
  return makeCode(() => five[i++] as number)
})

it('weighs 12345 as 2·1 + 3·2 + 4·3 + 5·4 + 6·5 = 70, and 70 − 2·31 = 8', () => {
  let i = 0
  expect(makeCode(() => ++i)).toBe('123-458')
})

it('is never miswritten as it was made, and never looks like a personnummer', () => {
  fc.assert(fc.property(code, (c) => !isMiswritten(c) && !isMiswritten(c.toLowerCase()) && !looksLikePersonnummer(c)))
})

it('sees every single changed character', () => {
  fc.assert(
    fc.property(code, fc.nat(5), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRTVWXYZ'), (c, at, other) => {
      const place = at < 3 ? at : at + 1
      if (c[place] === other) return
      expect(isMiswritten(c.slice(0, place) + other + c.slice(place + 1))).toBe(true)
    }),
  )
})

it('sees two neighbours that changed places', () => {
  fc.assert(
    fc.property(code, fc.nat(3), (c, at) => {
      const plain = [...c.replace('-', '')]
      const [a, b] = [plain[at] as string, plain[at + 1] as string]
      if (a === b) return
      plain[at] = b
      plain[at + 1] = a
      expect(isMiswritten(plain.join(''))).toBe(true)
    }),
  )
})

it('does not judge a code of another shape', () => {
  expect(isMiswritten('Mottagning 14')).toBe(false)
})

it('draws every number below the limit, and none at it', () => {
  const drawn = new Set(Array.from({ length: 2000 }, () => browserChance(31)))
  expect(drawn.size).toBe(31)
  expect(Math.max(...drawn)).toBe(30)
})
