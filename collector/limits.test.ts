import { expect, it } from 'vitest'
import { passphrase, staff } from '../test/collector/staff.ts'
import { type Started, startForTest } from '../test/collector/started.ts'
import { deviceKey, enrolmentOf } from '../test/collector/unit.ts'

const guessCode = async (c: Started) =>
  (await c.post('/v1/enrolments', enrolmentOf(deviceKey(), '00000-00000'))).statusCode
const guessPassphrase = async (c: Started) =>
  (await (await staff(c)).submit('/admin/in', '/admin/in', { passphrase: 'fel lösenfras helt' })).statusCode

it('a restart in the middle of guessing forgives none of it, for codes or for the passphrase', async () => {
  const first = await startForTest({ ADMIN_PASSPHRASE: passphrase })
  for (let i = 0; i < 6; i += 1) expect([await guessCode(first), await guessPassphrase(first)]).toEqual([401, 401])
  await first.stop()
  const second = await startForTest({ DATA: first.data })
  for (let i = 0; i < 4; i += 1) expect([await guessCode(second), await guessPassphrase(second)]).toEqual([401, 401])
  expect([await guessCode(second), await guessPassphrase(second)]).toEqual([429, 429])
  await second.stop()
  const third = await startForTest({ DATA: first.data })
  expect([await guessCode(third), await guessPassphrase(third)]).toEqual([429, 429])
  third.clock.now = new Date(Date.parse(third.clock.now) + 3_600_001).toISOString()
  expect([await guessCode(third), await guessPassphrase(third)]).toEqual([401, 401])
  await third.end()
})
