import { expect, it } from 'vitest'
import { inTime } from './in-time.ts'

it('gives the answer or the fault that came in time, and otherwise says that the storage is silent', async () => {
  expect(await inTime(Promise.resolve('here'))).toBe('here')
  await expect(inTime(Promise.reject(new Error('its own')))).rejects.toThrow('its own')
  await expect(inTime(new Promise(() => {}), 10)).rejects.toMatchObject({ reason: 'silent' })
})
