/** The relay as its operator runs it: a process, commands beside it, its log; and the same beside the collector. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CollectorProcess, startProcess } from '../../test/collector/process.ts'
import { type Device, makeDevice, nextStep, signedHeaders, Writer } from '../../test/relay/device.ts'
import { type RelaySettings, readRelaySettings } from '../settings.ts'
import { runCommand } from './commands.ts'

const data = mkdtempSync(join(tmpdir(), 'relay-'))
const env = { DATA: data, APP: join(data, 'no-app'), LOG: 'info' }
const settings: RelaySettings = readRelaySettings(env)
const run = async (...args: readonly string[]) => await runCommand(settings, args)
let server: CollectorProcess
let device: Device
beforeAll(async () => {
  server = await startProcess(env, 'relay/main.ts')
  device = await makeDevice(randomUUID())
}, 60_000)
afterAll(async () => {
  await server.end('SIGKILL')
  rmSync(data, { recursive: true, force: true })
})

async function post(path: string, asked: object) {
  const body = JSON.stringify(asked)
  const headers = await signedHeaders(device, 'POST', path, body, Date.now())
  return await fetch(`${server.address}${path}`, { method: 'POST', headers, body })
}

it('the operator admits a unit, sees it, sets its quota, and deletes it only when that is said twice', async () => {
  const { text, ok } = await run('admit', 'Enhet 1', '--megabytes', '3')
  expect([ok, text]).toEqual([true, expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}\tEnhet 1\n$/)])
  const steps = [await nextStep([], device, { add: [device] })]
  expect((await post('/v1/vault/admission', { code: text.slice(0, 11), steps })).status).toBe(200)
  const { entry, rows } = await new Writer(device).write()
  expect((await post('/v1/vault/sync', { vector: {}, entries: [entry], rows })).status).toBe(200)
  const line = new RegExp(`^${device.unit}\tEnhet 1\t1\t1\t3\t\\d{4}-\\S+Z\n$`)
  expect((await run('units')).text).toMatch(line)
  expect(await run('quota', device.unit, '7')).toEqual({ text: `${device.unit}\t7\n`, ok: true })
  const file = join(data, 'relay.gz')
  expect(await run('backup', file)).toMatchObject({ ok: true })
  expect((await run('close', device.unit)).text).toContain('Enhet 1\t1\t1\t7\t')
  expect((await post('/v1/vault/sync', { vector: {} })).status).toBe(200)
  expect((await run('close', device.unit, '--for-good')).text).toMatch(/^\{"payload":"[\w-]+","sig":"[\w-]{86}"\}\n$/)
  expect((await post('/v1/vault/sync', { vector: {} })).status).toBe(410)
  expect((await run('close', device.unit, '--for-good')).ok).toBe(false)
  const other = { ...settings, data: mkdtempSync(join(tmpdir(), 'relay-')) }
  expect(await runCommand(other, ['restore', file])).toEqual({ text: expect.stringMatching(/^\d+\n$/), ok: true })
  // Without a relay that runs, one is started for the question.
  expect((await runCommand(other, ['units'])).text).toContain(device.unit)
  rmSync(other.data, { recursive: true })
})

it('a command that is none is answered with those that are', async () => {
  for (const args of [[], ['admit'], ['close'], ['hej']])
    expect(await run(...args)).toEqual({ text: expect.stringContaining('admit <name>'), ok: false })
})

it('logs that something came and how it went, and nothing of it', async () => {
  await post('/v1/vault/sync', { kanarie: 'kanariefågel' })
  await fetch(`${server.address}/v1/vault/kanariefagel?kanariefagel=1`)
  const said = server.said()
  expect(said).toContain('"route":"/v1/vault/sync","status":200')
  expect(said).toContain('"refused":"unit-closed"')
  const fields = ['level', 'time', 'pid', 'hostname', 'msg', 'reqId', 'method', 'route', 'status', 'ms', 'refused']
  for (const line of said.split('\n').filter((line) => line.startsWith('{')))
    for (const field of Object.keys(JSON.parse(line))) expect(fields).toContain(field)
  for (const secret of ['kanarie', device.unit, device.id, device.public, '127.0.0.1"'])
    expect(said).not.toContain(secret)
})

it('a second relay on the same folder is refused with one plain sentence', async () => {
  await expect(startProcess(env, 'relay/main.ts')).rejects.toThrow(
    `Another relay already uses ${data}. Stop it first, or choose another folder with DATA.`,
  )
})

it('beside the collector it answers under the same address, from a database of its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'))
  const both = await startProcess(
    { DATA: folder, APP: join(folder, 'no-app'), LOG: 'silent' },
    'relay/with-collector.ts',
  )
  for (const path of ['/v1/vault/health', '/v1/periods', '/healthz'])
    expect([path, (await fetch(`${both.address}${path}`)).status]).toEqual([path, 200])
  const { ok } = await runCommand({ ...settings, data: folder }, ['admit', 'Enhet 1'])
  expect(ok).toBe(true)
  for (const name of ['collector.sqlite', 'relay.sqlite']) expect(existsSync(join(folder, name))).toBe(true)
  expect(await both.end('SIGTERM')).toBe(0)
  expect(existsSync(join(folder, 'relay.json'))).toBe(false)
  rmSync(folder, { recursive: true })
})

it.each([['--help'], ['admit', 'Enhet 1', '--megabytes'], ['quotas']])(
  'says how it is used when asked for %j',
  async (...args) => {
    const { text, ok } = await run(...args)
    expect([ok, text]).toEqual([false, expect.stringContaining('admit <name>')])
  },
)
