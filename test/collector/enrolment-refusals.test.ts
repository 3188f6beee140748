import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { enrol } from '../../src/outbox/enrolment.ts'

it.each([
  [401, 'bad-code', { refused: 'bad-code' }],
  [401, 'bad-proof', { refused: 'by-collector', sentence: 'Så sade den.' }],
  [503, 'store-away', { refused: 'by-collector', sentence: 'Så sade den.' }],
  [429, 'too-many', { refused: 'too-many-tries' }],
])('a refusal %d %s is told as what it is', async (status, refused, told) => {
  const collector = createServer((_, answer) => {
    answer.writeHead(status, { 'content-type': 'application/json' })
    answer.end(JSON.stringify({ refused, sentence: 'Så sade den.' }))
  })
  await new Promise<void>((done) => collector.listen(0, '127.0.0.1', done))
  const device = {
    sign: async () => new Uint8Array([1]),
    devicePublicKey: async () => ({ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }),
  }
  const { port } = collector.address() as AddressInfo
  expect(await enrol(device, 'ABCD-EFGH-JKLM', 'Platta', `http://127.0.0.1:${port}`)).toEqual(told)
  collector.close()
})
