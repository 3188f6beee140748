// @vitest-environment node
import { expect, it } from 'vitest'
import type { Kept } from '../vault/records.ts'
import { type Enrolment, enrolmentOf, enrolmentRecord, signsAsEnrolled } from './enrolment.ts'

const x = (letter: string) => letter.repeat(43)
const enrolment = (unit: string, deviceKey: string): Enrolment => ({
  enrolled: {
    deviceId: '3f0c6a52-7a35-4c11-9a51-0f7f4f2b6f10',
    token: 'A'.repeat(43),
    unit: { id: unit, name: unit, practice: false },
    server: { kid: 'k', publicKey: { kty: 'EC', crv: 'P-256', x: x('a'), y: x('b') } },
    time: '2026-11-21T20:00:00.000Z',
  },
  deviceKey,
  words: ['äpple', 'bro', 'cykel', 'dal'],
})
const kept = (...made: readonly Enrolment[]): readonly Kept[] =>
  made.map((each, i) => ({ id: `${i}`, seq: i, at: '', by: { staff: 'a' }, ...enrolmentRecord(each) }))
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

it('a unit restored on another device does not sign as if it were the first', async () => {
  expect(await signsAsEnrolled(vault(x('1'), enrolment('one', x('1'))))).toBe(true)
  expect(await signsAsEnrolled(vault(x('2'), enrolment('one', x('1'))))).toBe(false)
  expect(await signsAsEnrolled(vault(x('1')))).toBe(false)
})
