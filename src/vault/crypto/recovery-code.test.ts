import { describe, expect, it } from 'vitest'
import { newRecoveryCode, readRecoveryCode } from './recovery-code.ts'

// Worked by hand for group 1 of zeros: (2·0 + 3·0 + 5·0 + 7·0 + 1) mod 31 = 1; group p of zeros has check p.
const zeros = '00001-00002-00003-00004-00005-00006-00007-00008'

describe('a recovery code', () => {
  it('is eight groups of five, and another each time', () => {
    const code = newRecoveryCode()
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(readRecoveryCode(code)).toEqual({ code })
    expect(newRecoveryCode()).not.toBe(code)
  })

  it('is read in small letters, with O for 0 and I or L for 1, and any spacing', () => {
    expect(readRecoveryCode(' oooo1 0000 2 00003 00004 00005 00006 00007 00008')).toEqual({ code: zeros })
    expect(readRecoveryCode(zeros.replace('00001', '0000l'))).toEqual({ code: zeros })
  })

  it('locates every single slip but a 0 for a Z', () => {
    for (const slip of '123456789ABCDEFGHJKMNPQRSTVWXYU*') {
      for (let place = 0; place < 4; place++) {
        const group = [...'0000'].with(place, slip).join('')
        expect(readRecoveryCode(zeros.replace('00003', `${group}3`))).toEqual({ wrongGroups: [3] })
      }
    }
  })

  it('locates neighbours that changed places, within a group and between groups', () => {
    const swapped = zeros.replace('00001-00002', '00002-00001')
    expect(readRecoveryCode(swapped)).toEqual({ wrongGroups: [1, 2] })
    // (2·1 + 3·2 + 1) mod 31 = 9, and (2·2 + 3·1 + 1) mod 31 = 8.
    expect(readRecoveryCode(zeros.replace('00001', '12009'))).toHaveProperty('code')
    expect(readRecoveryCode(zeros.replace('00001', '21009'))).toEqual({ wrongGroups: [1] })
  })

  it('says how many characters were found when they are too few', () => {
    expect(readRecoveryCode('00001-0000')).toEqual({ characters: 9 })
  })
})
