import { expect, it } from 'vitest'
import type { DeviceSeen } from '../../vault/index.ts'
import { notHeard } from './not-heard.ts'

const device = (device: string, heard: string | null, more: Partial<DeviceSeen> = {}): DeviceSeen => ({
  ...{ device, name: device, namedBy: null, own: false, removed: false, keys: false, added: null },
  ...{ heard, missing: 0, forked: false, news: false },
  ...more,
})
const now = new Date('2026-11-29T12:00:00.000Z')
const silent = (...devices: readonly DeviceSeen[]) => notHeard(devices, now, null).map(({ device }) => device)

it('a device is not heard of when it wrote nothing that came for more than an hour, or never', () => {
  expect(
    silent(
      device('just now', '2026-11-29T11:59:00.000Z'),
      device('an hour', '2026-11-29T11:00:00.000Z'),
      device('a minute more', '2026-11-29T10:59:00.000Z'),
      device('never', null),
    ),
  ).toEqual(['a minute more', 'never'])
})

it('this device, and one that was removed, is never waited for', () => {
  expect(silent(device('own', null, { own: true }), device('removed', null, { removed: true }))).toEqual([])
})

it('a clock that is ahead says nothing of when its device was heard of', () => {
  expect(silent(device('ahead', '2031-01-01T00:00:00.000Z'))).toEqual(['ahead'])
})

it('where the server had nothing more within the hour, one that was heard of that day is not waited for', () => {
  const devices = [
    device('this morning', '2026-11-29T07:00:00.000Z'),
    device('yesterday', '2026-11-28T15:00:00.000Z'),
    device('ahead', '2026-12-29T11:00:00.000Z'),
  ]
  const inStep = (at: string) => notHeard(devices, now, at).map(({ device }) => device)
  expect(inStep('2026-11-29T11:30:00.000Z')).toEqual(['yesterday', 'ahead'])
  expect(inStep('2026-11-29T10:30:00.000Z')).toEqual(['this morning', 'yesterday', 'ahead'])
})
