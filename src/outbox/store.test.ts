// @vitest-environment node
import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { aPlace } from '../vault/testing.ts'
import { neverTried, type OutboxRow } from './row.ts'
import { openOutbox } from './store.ts'

const row = (id: string, frozenAt: string): OutboxRow => ({
  id,
  unit: 'unit-1',
  period: '2014',
  edition: 1,
  sha256: 'a'.repeat(64),
  submission: { payload: 'e30', sig: 'A'.repeat(86), deviceId: '3f0c6a52-7a35-4c11-9a51-0f7f4f2b6f10', alg: 'ES256' },
  server: { kid: 'k', publicKey: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) } },
  frozenAt,
  delivery: neverTried,
})

const later = row('a', '2026-11-21T20:00:02Z')
const earlier = row('b', '2026-11-21T20:00:01Z')

it('rows stand in the order they were frozen, also for the next who opens', async () => {
  await openOutbox(aPlace).add([later, earlier])
  expect(await openOutbox(aPlace).rows()).toEqual([earlier, later])
})

it('a delivery moves and the frozen part does not', async () => {
  await openOutbox(aPlace).deliver('a', { is: 'refused', code: 'withdrawn', faults: [] })
  expect(await openOutbox(aPlace).rows()).toEqual([
    earlier,
    { ...later, delivery: { is: 'refused', code: 'withdrawn', faults: [] } },
  ])
})

it('a row goes under the new name of a device that has connected again, with the same bytes and signature', async () => {
  await openOutbox(aPlace).readdress('b', '00000000-0000-4000-8000-000000000000')
  const [{ submission, ...rest } = earlier] = await openOutbox(aPlace).rows()
  expect(submission).toEqual({ ...earlier.submission, deviceId: '00000000-0000-4000-8000-000000000000' })
  expect({ ...rest, submission: earlier.submission }).toEqual(earlier)
  await openOutbox(aPlace).readdress('b', earlier.submission.deviceId)
})

it('a row that is there is not put in again, and one that is not is', async () => {
  const third = row('c', '2026-11-21T20:00:03Z')
  await openOutbox(aPlace).add([{ ...later, period: 'edited' }, third])
  const rows = await openOutbox(aPlace).rows()
  expect(rows.map(({ id, period, delivery }) => [id, period, delivery.is])).toEqual([
    ['b', '2014', 'frozen'],
    ['a', '2014', 'refused'],
    ['c', '2014', 'frozen'],
  ])
})

it('the practice unit has an outbox of its own', async () => {
  expect(await openOutbox('practice-22222222-2222-4222-8222-222222222222').rows()).toEqual([])
})
