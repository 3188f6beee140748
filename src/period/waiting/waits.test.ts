// @vitest-environment node
import { expect, it } from 'vitest'
import type { CaseFile } from '../../case-file/case-file.ts'
import { emptyProtocol, type Protocol } from '../../cases/protocol/empty-protocol.ts'
import { waitsFor } from './waits.ts'

const file = (protocol: Partial<Protocol> | null) =>
  ({ protocol: protocol && { body: { kind: 'protocol', ...emptyProtocol, ...protocol } } }) as unknown as CaseFile
const waits = (protocol: Partial<Protocol> | null) => waitsFor('firstVisit', [file(protocol)], '2026-11-21')

it('is counted from the contact to the visit', () => {
  expect(waits({ requested: '2026-09-01', firstVisit: '2026-09-15' })).toEqual([{ days: 14, happened: true }])
})

it('is open until today where no visit has been', () => {
  expect(waits({ requested: '2026-11-01' })).toEqual([{ days: 20, happened: false }])
})

it('is open until the contact ended without one', () => {
  expect(waits({ requested: '2026-09-01', ended: '2026-09-11' })).toEqual([{ days: 10, happened: false }])
})

it('is not counted where the contact’s day is unknown, nor where a date cannot be', () => {
  expect(waits(null)).toEqual([])
  expect(waits({ firstVisit: '2026-09-15' })).toEqual([])
  expect(waits({ requested: '2026-09-15', firstVisit: '2026-09-01' })).toEqual([])
})
