import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Started, startForTest } from '../../test/collector/started.ts'
import { headersOfForms, safeHeaders } from './headers.ts'

let c: Started
let port: number
beforeAll(async () => {
  c = await startForTest()
  await c.server.listen({ port: 0, host: '127.0.0.1' })
  port = (c.server.server.address() as { port: number }).port
})
afterAll(async () => await c.end())

interface Said {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Milliseconds until the other end closed. */
  readonly after: number
}

/** Sends bytes as they are, then drips more, one every half second, until the other end closes. */
async function say(bytes: string, drip = ''): Promise<Said> {
  const begun = Date.now()
  const socket = connect(port, '127.0.0.1')
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk
  })
  socket.on('error', () => {})
  socket.write(bytes)
  const dripping = drip && setInterval(() => socket.write(drip), 500)
  await new Promise((closed) => socket.once('close', closed))
  clearInterval(dripping || undefined)
  const [head = '', body = ''] = text.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = lines.map((line) => [line.split(': ')[0]?.toLowerCase(), line.slice(line.indexOf(': ') + 2)])
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers), body, after: Date.now() - begun }
}

const closing = 'host: here\r\nconnection: close\r\n\r\n'

describe('what is no request of ours is answered with our headers', () => {
  it.each([
    ['bytes that are no HTTP', 400, 'hej\r\n\r\n'],
    ['a header that is none', 400, `GET / HTTP/1.1\r\nb\u0001d header\r\n${closing}`],
    ['two lengths', 400, `POST /v1/batches HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n${closing}`],
    ['NUL in an address, raw', 400, `GET /v1/periods/\0 HTTP/1.1\r\n${closing}`],
    ['headers without an end', 431, `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n${closing}`],
    ['no host', 400, 'GET /v1/keys HTTP/1.1\r\nconnection: close\r\n\r\n'],
    ['an address that cannot be decoded', 400, `GET /v1/periods/%zz HTTP/1.1\r\n${closing}`],
    ['a name that is too long', 400, `GET /v1/periods/${'x'.repeat(300)} HTTP/1.1\r\n${closing}`],
    ['a method that nobody knows', 404, `PURGE /v1/keys HTTP/1.1\r\n${closing}`],
    ['TRACE', 404, `TRACE / HTTP/1.1\r\n${closing}`],
    ['an expectation', 417, `POST /v1/batches HTTP/1.1\r\nexpect: the best\r\n${closing}`],
    [
      'a protocol to change to',
      200,
      `GET /v1/keys HTTP/1.1\r\nupgrade: websocket\r\n${closing.replace('close', 'upgrade, close')}`,
    ],
    ['a body that says no kind', 415, `POST /v1/batches HTTP/1.1\r\ncontent-length: 2\r\n${closing}{}`],
  ])('%s', async (_what, status, bytes) => {
    const answer = await say(bytes)
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject(safeHeaders)
    expect(answer.headers['cache-control']).toMatch(/no-store|no-cache/)
    expect(answer.body).not.toMatch(/FST_|\n\s+at /)
  })
})

it('headers and bodies have ten seconds to come, however they are dripped, and so has saying nothing at all', async () => {
  const length = 'content-type: application/json\r\ncontent-length: 100000\r\n\r\n'
  const [early, ...answers] = await Promise.all([
    say('POST /v1/batches HTTP/1.1\r\nhost: here\r\ntransfer-encoding: chunked\r\n\r\n', '1\r\n \r\n'),
    say(''),
    say('GET / HTTP/1.1\r\nhost: here\r\n'),
    say('GET / HTTP/1.1\r\nhost: here\r\n', 'x: y\r\n'),
    say(`POST /v1/batches HTTP/1.1\r\nhost: here\r\n${length}{`),
    say(`POST /v1/batches HTTP/1.1\r\nhost: here\r\n${length}{`, ' '),
    say(
      'POST /v1/batches HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
      '1\r\n \r\n',
    ),
    say(`POST /admin/in HTTP/1.1\r\nhost: here\r\n${length.replace('json', 'x-www-form-urlencoded')}`, 'a'),
  ])
  for (const { status, headers, after } of answers) {
    expect(status).toBe(408)
    expect(headers).toMatchObject(safeHeaders)
    // Looked for twice a second; and whoever runs this may be slow.
    expect(after).toBeGreaterThan(9_000)
    expect(after).toBeLessThan(30_000)
  }
  // Refused at once, by its kind: what is still coming has no longer than that either.
  expect([early.status, early.after < 30_000]).toEqual([415, true])
})

it('a collector that is ending says so with our headers', async () => {
  const ending = await startForTest()
  await ending.server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = ending.server.server.address() as { port: number }
  const socket = connect(port, '127.0.0.1')
  // The first half of a request: its other half comes when the collector has been told to stop.
  socket.write('GET /v1/keys HTTP/1.1\r\n')
  await new Promise((later) => setTimeout(later, 100))
  const ended = ending.end()
  await new Promise((later) => setTimeout(later, 100))
  socket.write(closing)
  let text = ''
  for await (const chunk of socket) text += chunk
  expect(text).toContain('HTTP/1.1 503 ')
  for (const [name, value] of Object.entries(safeHeaders)) expect(text).toContain(`${name}: ${value}`)
  await ended
})

describe('a form for signing in', () => {
  const signIn = async (headers: Record<string, string>) =>
    (
      await c.server.inject({
        method: 'POST',
        url: '/admin/in',
        headers: { host: 'matning.example.se', 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: 'passphrase=gissad+fras+som+inte+stammer',
      })
    ).statusCode

  it.each([
    ['another site, as its browser says', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['another site, in a browser that says only where from', { origin: 'https://attack.example.com' }],
    ['another port', { origin: 'https://matning.example.se:8443' }],
    ['a page that hides where it is', { origin: 'null' }],
    ['an origin that is none', { origin: 'matning.example.se' }],
  ])('from %s is not looked at', async (_from, headers) => {
    expect(await signIn(headers)).toBe(403)
  })

  it.each([
    ['as its browser says', { 'sec-fetch-site': 'same-origin', origin: 'null' }],
    ['in a browser that says only where from', { origin: 'https://matning.example.se' }],
    ['from no browser', {}],
  ])('from ourselves, %s, is', async (_from, headers) => {
    expect(await signIn(headers)).toBe(401)
  })

  it('has a page that lets the browser say where it comes from', async () => {
    expect((await c.get('/admin/in')).headers).toMatchObject(headersOfForms)
  })
})
