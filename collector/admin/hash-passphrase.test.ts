import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { passphrase } from '../../test/collector/staff.ts'
import { startForTest } from '../../test/collector/started.ts'

it('sixty who sign in at once, each from another address, wait in a short queue, and hold up no file of the app', async () => {
  const app = mkdtempSync(join(tmpdir(), 'app-'))
  writeFileSync(join(app, 'index.html'), 'x'.repeat(100_000))
  const c = await startForTest({ ADMIN_PASSPHRASE: passphrase, APP: app })
  const before = process.memoryUsage.rss()
  let most = before
  let [done, files] = [false, 0]
  const signIn = async (i: number) =>
    await c.server.inject({
      method: 'POST',
      url: '/admin/in',
      remoteAddress: `192.0.2.${i}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'passphrase=en+gissning+som+inte+stammer',
    })
  const reading = (async () => {
    const waits: number[] = []
    while (!done) {
      const begun = performance.now()
      expect((await c.get('/index.html')).statusCode).toBe(200)
      waits.push(performance.now() - begun)
      most = Math.max(most, process.memoryUsage.rss())
      files += 1
    }
    return waits.toSorted((a, b) => a - b)
  })()
  const begun = performance.now()
  const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => signIn(i + 1)))
  const one = (performance.now() - begun) / 8
  done = true
  const waits = await reading
  // Eight are looked at; the others are told to come back, which costs them no try.
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(8).fill(401), ...Array(52).fill(503)])
  for (const { statusCode, headers } of answers) if (statusCode === 503) expect(headers['retry-after']).toBe('5')
  expect(await c.collector.store.db.selectFrom('tries').select('id').execute()).toHaveLength(8)
  // One is hashed at a time: 128 MiB of it, where sixty at once took four times that.
  expect(most - before).toBeLessThan(300 * 2 ** 20)
  // Files came all the while, each in less than it takes to hash one passphrase.
  expect(files).toBeGreaterThan(8)
  expect(waits[Math.floor(waits.length / 2)]).toBeLessThan(one)
  expect((await signIn(61)).statusCode).toBe(401)
  await c.end()
  rmSync(app, { recursive: true })
})
