import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Device, nextStep, signedHeaders, Writer } from '../../test/relay/device.ts'
import { type Started, startForTest } from '../../test/relay/started.ts'

let r: Started
let address: string
beforeAll(async () => {
  r = await startForTest()
  address = await r.server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => await r.end())

/** What comes on a device's line, word by word; null at its end. */
async function lineOf(device: Device) {
  const headers = await signedHeaders(device, 'GET', '/v1/vault/wait', null, r.clock.now)
  const answer = await fetch(`${address}/v1/vault/wait`, { headers })
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const next = async () => {
    const { done, value } = await reader.read()
    return done ? null : new TextDecoder().decode(value)
  }
  return { answer, next, leave: () => reader.cancel() }
}

it('whoever waits hears that there is something, and of another unit nothing', async () => {
  const { devices } = await r.admit(2)
  const [a, b] = devices as [Device, Device]
  const [waiting, other] = [await lineOf(b), await lineOf((await r.admit(1)).devices[0] as Device)]
  expect(waiting.answer.headers.get('content-type')).toBe('text/event-stream')
  expect(waiting.answer.headers.get('cache-control')).toBe('no-store')
  expect(await waiting.next()).toBe(':\n\n')
  await other.next()
  const { entry, rows } = await new Writer(a).write()
  const sent = { vector: {}, entries: [entry], rows }
  await r.send(a, 'POST', '/v1/vault/sync', sent)
  expect(await waiting.next()).toBe('event: something\ndata:\n\n')
  // Nothing new: the same again rings for nobody.
  await r.send(a, 'POST', '/v1/vault/sync', sent)
  await r.send(a, 'POST', '/v1/vault/sync', { vector: {}, entries: [(await new Writer(b).write()).entry] })
  expect(await waiting.next()).toBe('event: something\ndata:\n\n')
  const nothing = await Promise.race([other.next(), new Promise((later) => setTimeout(() => later('nothing'), 100))])
  expect(nothing).toBe('nothing')
  await waiting.leave()
  await other.leave()
})

it('a line ends when the devices of the unit change, so that who was removed hears no more', async () => {
  const { devices, chain } = await r.admit(2)
  const [a, b] = devices as [Device, Device]
  const line = await lineOf(b)
  await line.next()
  await r.send(a, 'POST', '/v1/vault/devices', { after: 2, steps: [await nextStep(chain, a, { remove: [b] })] })
  expect(await line.next()).toBe(null)
  expect((await lineOf(b)).answer.status).toBe(401)
})

it('a device has one line, the newest', async () => {
  const { devices } = await r.admit(1)
  const device = devices[0] as Device
  const older = await lineOf(device)
  await older.next()
  const newer = await lineOf(device)
  expect(await older.next()).toBe(null)
  expect(await newer.next()).toBe(':\n\n')
  await newer.leave()
})

it('lines end when the relay stops, and do not hold it up', async () => {
  const stopping = await startForTest()
  const at = await stopping.server.listen({ port: 0, host: '127.0.0.1' })
  const device = (await stopping.admit(1)).devices[0] as Device
  const headers = await signedHeaders(device, 'GET', '/v1/vault/wait', null, stopping.clock.now)
  const { body } = await fetch(`${at}/v1/vault/wait`, { headers })
  const text = new Response(body).text()
  await stopping.end()
  expect(await text).toBe(':\n\n')
})
