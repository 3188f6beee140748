import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Started, startForTest } from '../../test/collector/started.ts'
import { safeHeaders } from './headers.ts'

const folder = mkdtempSync(join(tmpdir(), 'app-'))
let c: Started
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>app</title>')
  writeFileSync(join(folder, 'sw.js'), 'self')
  writeFileSync(join(folder, 'app.webmanifest'), '{}')
  mkdirSync(join(folder, 'hem/assets'), { recursive: true })
  writeFileSync(join(folder, 'hem/index.html'), '<!doctype html><title>Formulär</title>')
  writeFileSync(join(folder, 'hem/sw.js'), 'self')
  writeFileSync(join(folder, 'hem/sw.js.br'), brotliCompressSync('self'))
  writeFileSync(join(folder, 'hem/assets/index-abc.js'), 'home')
  writeFileSync(join(folder, 'assets/index-abc.js'), 'script')
  writeFileSync(join(folder, 'assets/index-abc.js.br'), brotliCompressSync('script'))
  writeFileSync(join(folder, '../secret.txt'), 'secret')
  c = await startForTest({ APP: folder })
})
afterAll(async () => {
  await c.end()
  rmSync(folder, { recursive: true })
  rmSync(join(folder, '../secret.txt'))
})

it.each(['/', '/index.html', '/sw.js', '/app.webmanifest', '/hem', '/hem/', '/hem/sw.js'])(
  '%s is asked for anew each time',
  async (url) => {
    const answer = await c.get(url)
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-cache'])
    expect((await c.get(url, { 'if-none-match': String(answer.headers.etag) })).statusCode).toBe(304)
  },
)

it.each(['/healthz', '/nationellt', '/tillganglighet', '/admin/in', '/admin', '/v1/missing', '/missing.js', '/%zz'])(
  '%s is kept by nobody',
  async (url) => {
    expect((await c.get(url)).headers['cache-control']).toBe('no-store')
  },
)

it('what its build named by content is kept for ever, and comes compressed to who takes it', async () => {
  const plain = await c.get('/assets/index-abc.js')
  expect([plain.body, plain.headers['cache-control']]).toEqual(['script', 'public, max-age=31536000, immutable'])
  const small = await c.get('/assets/index-abc.js', { 'accept-encoding': 'br' })
  expect(small.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(small.rawPayload).toString()).toBe('script')
})

it('the page of those at home is its own, with and without a slash; its worker may answer for both, and its files are kept', async () => {
  for (const url of ['/hem', '/hem/', '/hem?x=1'])
    expect((await c.get(url, { accept: 'text/html' })).body).toBe('<!doctype html><title>Formulär</title>')
  for (const taken of ['identity', 'br'])
    expect((await c.get('/hem/sw.js', { 'accept-encoding': taken })).headers['service-worker-allowed']).toBe('/hem')
  expect((await c.get('/sw.js')).headers['service-worker-allowed']).toBeUndefined()
  expect((await c.get('/hem/assets/index-abc.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect((await c.get('/hem/arenden', { accept: 'text/html' })).statusCode).toBe(404)
})

it.each(['/period', '/arenden/17', '/period?x=1'])('%s, typed or reloaded, brings the app’s page', async (url) => {
  const answer = await c.get(url, { accept: 'text/html' })
  expect([answer.statusCode, answer.body]).toEqual([200, '<!doctype html><title>app</title>'])
})

it.each([
  '/assets/missing-abc.js',
  '/v1/missing',
  '/admin/missing',
  '/nationellt/a/b/c',
  '/console',
  '/samlare/x',
  '/old.html',
])('%s is not the app’s, and not there', async (url) => {
  expect((await c.get(url, { accept: 'text/html' })).statusCode).toBe(404)
})

it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2f..%2fsecret.txt', '/assets/%00'])(
  '%s does not lead out of the folder',
  async (url) => {
    const answer = await c.get(url)
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.body).not.toContain('secret.txt')
    expect(answer.body).not.toBe('secret')
  },
)

describe('the headers', () => {
  it.each([
    '/',
    '/assets/index-abc.js',
    '/period',
    '/missing.js',
    '/v1/periods',
    '/v1/missing',
    '/nationellt',
    '/healthz',
    '/samlare/samlare.css',
  ])('come with %s', async (url) => {
    expect((await c.get(url, { accept: 'text/html' })).headers).toMatchObject(safeHeaders)
  })

  it('come with a refused batch and with a page for staff, whose forms may be sent', async () => {
    expect((await c.post('/v1/batches', '{')).headers).toMatchObject(safeHeaders)
    const { headers } = await c.get('/admin/in')
    expect(headers['content-security-policy']).toBe(
      safeHeaders['content-security-policy'].replace("form-action 'none'", "form-action 'self'"),
    )
  })

  it('say what the design says, to the letter', () => {
    expect(safeHeaders['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types pwa",
    )
  })
})

it('the same app has the same hash, whatever its twins, and another app another', async () => {
  const build = async () => (await c.get('/healthz')).json().app
  const first = await build()
  expect(first).toMatch(/^[0-9a-f]{12}$/)
  writeFileSync(join(folder, 'sw.js.gz'), 'twin')
  const again = await startForTest({ APP: folder })
  expect((await again.get('/healthz')).json().app).toBe(first)
  await again.end()
  writeFileSync(join(folder, 'sw.js'), 'changed')
  const other = await startForTest({ APP: folder })
  expect((await other.get('/healthz')).json().app).not.toBe(first)
  await other.end()
})
