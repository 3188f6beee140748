// @vitest-environment node
import { expect, it } from 'vitest'
import type { Kept } from '../vault/index.ts'
import { addressNow, type Enrolment, enrolmentOf, enrolmentRecord, signsAsEnrolled } from './enrolment.ts'

const x = (letter: string) => letter.repeat(43)
const enrolment = (unit: string, deviceKey: string): Enrolment => ({
  enrolled: {
    deviceId: '3f0c6a52-7a35-4c11-9a51-0f7f4f2b6f10',
    unit: { id: unit, name: unit, practice: false },
    server: { kid: 'k', publicKey: { kty: 'EC', crv: 'P-256', x: x('a'), y: x('b') } },
    time: '2026-11-21T20:00:00.000Z',
  },
  deviceKey,
  words: ['äpple', 'bro', 'cykel', 'dal'],
})
const kept = (...made: readonly Enrolment[]): readonly Kept[] =>
  made.map((each, i) => ({ id: `${i}`, lamport: i, device: 'a', at: '', by: { staff: 'a' }, ...enrolmentRecord(each) }))
const vault = (key: string, ...made: readonly Enrolment[]) => ({
  records: () => kept(...made),
  devicePublicKey: async () => ({ kty: 'EC', crv: 'P-256', x: key, y: x('y'), ext: true }),
})

it('the newest enrolment holds', () => {
  expect(enrolmentOf([])).toBeNull()
  expect(enrolmentOf(kept(enrolment('one', x('1')), enrolment('two', x('2'))))?.unit.id).toBe('two')
})

it('the words that were compared are not kept', () => {
  expect(JSON.stringify(kept(enrolment('one', x('1'))))).not.toContain('cykel')
})

it('what a removed device signed goes under its new name, if the key and the unit are the same', () => {
  const again = (unit: string, key: string, deviceId: string) => {
    const made = enrolment(unit, key)
    return { ...made, enrolled: { ...made.enrolled, deviceId } }
  }
  const [first, second] = ['3f0c6a52-7a35-4c11-9a51-0f7f4f2b6f10', '11111111-1111-4111-8111-111111111111']
  const before = again('one', x('1'), first)
  expect(addressNow(kept(before), first)).toBe(first)
  expect(addressNow(kept(before, again('one', x('1'), second)), first)).toBe(second)
  expect(addressNow(kept(before, again('one', x('2'), second)), first)).toBe(first)
  expect(addressNow(kept(before, again('two', x('1'), second)), first)).toBe(first)
  expect(addressNow(kept(), first)).toBe(first)
})

it('a unit restored on another device does not sign as if it were the first', async () => {
  expect(await signsAsEnrolled(vault(x('1'), enrolment('one', x('1'))))).toBe(true)
  expect(await signsAsEnrolled(vault(x('2'), enrolment('one', x('1'))))).toBe(false)
  expect(await signsAsEnrolled(vault(x('1')))).toBe(false)
})
