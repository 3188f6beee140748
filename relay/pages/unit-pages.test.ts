/** The operator at a browser without script: units of the relay from the code to the receipt, behind the collector's sign-in. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { passphrase, staff } from '../../test/collector/staff.ts'
import { type Started, startForTest } from '../../test/collector/started.ts'
import { type Device, makeDevice, nextStep, signedHeaders, Writer } from '../../test/relay/device.ts'
import { isSigned } from '../hashes.ts'
import { readRelaySettings } from '../settings.ts'
import { type OpenRelay, openRelay } from '../start.ts'
import { writeBackup } from '../store/backup.ts'
import { besideCollector } from './beside.ts'

const ROOM = '/admin/servern'
const now = Date.parse('2026-11-29T10:00:00Z')
const data = mkdtempSync(join(tmpdir(), 'relay-'))
let relay: OpenRelay
let c: Started
let her: Awaited<ReturnType<typeof staff>>
let device: Device

beforeAll(async () => {
  relay = await openRelay(readRelaySettings({ DATA: data, APP: join(data, 'no-app'), LOG: 'silent' }), () => now)
  c = await startForTest({ METRICS_TOKEN: 'tecken' }, besideCollector(relay))
  her = await staff(c)
  device = await makeDevice(randomUUID())
})
afterAll(async () => {
  await c.end()
  rmSync(data, { recursive: true, force: true })
})

async function sends(path: string, asked: object) {
  const payload = JSON.stringify(asked)
  const headers = await signedHeaders(device, 'POST', path, payload, now)
  return await c.server.inject({ method: 'POST', url: path, headers, payload })
}
const cells = (body: string) =>
  [...body.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell]) => cell?.replace(/<[^>]*>/g, ''))

it('is shut to whoever has not signed in', async () => {
  expect((await her.get(ROOM)).headers.location).toBe('/admin/in')
  for (const path of [`${ROOM}/koder`, `${ROOM}/${device.unit}/kvot`, `${ROOM}/${device.unit}/ta-bort`])
    expect((await c.post(path, {})).statusCode).toBe(403)
  await her.submit('/admin/in', '/admin/forsta', { code: c.setupCode ?? '', passphrase, again: passphrase })
  expect((await her.get('/admin')).body).toContain(`<a href="${ROOM}"`)
})

it('gives a one-time code, by which a unit comes in and is seen with its devices and when it was heard of', async () => {
  expect((await her.get(ROOM)).body).toContain('Ingen enhet än.')
  const made = await her.submit(ROOM, `${ROOM}/koder`, { name: 'Norra <b>', megabytes: '5' })
  const code = made.body.match(/[0-9A-Z]{5}-[0-9A-Z]{5}/)?.[0] ?? ''
  expect((await her.get(ROOM)).body).not.toContain(code)
  const steps = [await nextStep([], device, { add: [device] })]
  expect((await sends('/v1/vault/admission', { code, steps })).statusCode).toBe(200)
  const { entry, rows } = await new Writer(device).write()
  expect((await sends('/v1/vault/sync', { vector: {}, entries: [entry], rows })).statusCode).toBe(200)
  const page = await her.get(ROOM)
  expect(page.body).not.toContain('<b>')
  expect(cells(page.body).slice(-5)).toEqual(['Norra &#60;b&#62;', '1', '1', '5', '29 nov. 2026 11:00'])
})

it.each([
  [{ name: '', megabytes: '5' }],
  [{ name: 'x'.repeat(81), megabytes: '5' }],
  [{ name: 'Södra', megabytes: '-1' }],
  [{ name: 'Södra', megabytes: '1e9' }],
])('makes no code of %j', async (typed) => {
  const answer = await her.submit(ROOM, `${ROOM}/koder`, typed)
  expect([answer.statusCode, answer.body.includes('Skriv ett namn på högst 80 tecken')]).toEqual([422, true])
  expect(answer.body).not.toMatch(/[0-9A-Z]{5}-[0-9A-Z]{5}/)
})

it('tells on the page Drift and to a program when the last backup was written, once there is one', async () => {
  const moments = async () => {
    const page = cells((await her.get('/admin/drift')).body)
    const metrics = (await c.get('/metrics', { authorization: 'Bearer tecken' })).body
    const said = /^mattstock_relay_backup_timestamp_seconds (\d+)$/m.exec(metrics)?.[1]
    return [page[page.indexOf('Säkerhetskopia av servern') + 1], said]
  }
  expect(await moments()).toEqual(['Ingen är skriven härifrån.', undefined])
  await writeBackup(relay.relay.store, join(data, 'relay.gz'), now)
  expect(await moments()).toEqual(['Skriven och provad 29 nov. 2026 11:00.', String(now / 1000)])
})

it('tells on the page Drift and to a program how many were heard of and how much lies there, and nothing of any unit', async () => {
  const { body } = await her.get('/admin/drift')
  for (const said of [
    '1 av 1 har hörts av det senaste dygnet.',
    '1 av 1 har hörts av de senaste fem minuterna.',
    '1 MB',
  ])
    expect(body).toContain(said)
  expect(body).toContain('0 vid den här processen.')
  const metrics = (await c.get('/metrics', { authorization: 'Bearer tecken' })).body
  const of = (name: string) => Number(new RegExp(`^mattstock_relay_${name} (\\d+)$`, 'm').exec(metrics)?.[1])
  expect(['units', 'units_heard', 'devices', 'devices_heard', 'waiting', 'hears'].map(of)).toEqual([1, 1, 1, 1, 0, 1])
  expect(of('kept_bytes')).toBeGreaterThan(1000)
  for (const secret of ['Norra', device.unit, device.id]) expect(`${body}${metrics}`).not.toContain(secret)
})

it('changes what a unit may use, and says when that is no number', async () => {
  const page = `${ROOM}/${device.unit}`
  await her.submit(page, `${page}/kvot`, { megabytes: '7' })
  expect((await her.get(page)).body).toContain('value="7"')
  expect((await her.submit(page, `${page}/kvot`, { megabytes: 'mycket' })).statusCode).toBe(422)
  expect((await her.get(page)).body).toContain('value="7"')
  expect((await her.get(`${ROOM}/${randomUUID()}`)).statusCode).toBe(404)
})

it('removes a unit when its name is typed, with a receipt that the relay has signed, once', async () => {
  const away = `${ROOM}/${device.unit}/ta-bort`
  expect((await her.get(away)).body).toContain('1 MB från en apparat')
  expect((await her.submit(away, away, { name: 'Södra' })).statusCode).toBe(422)
  expect((await sends('/v1/vault/sync', { vector: {} })).statusCode).toBe(200)
  const done = await her.submit(away, away, { name: 'Norra <b>' })
  expect([done.statusCode, done.headers.location]).toEqual([303, `${ROOM}/${device.unit}/borttagen`])
  expect((await sends('/v1/vault/sync', { vector: {} })).statusCode).toBe(410)
  expect((await her.get(String(done.headers.location))).body).toContain('Spara kvittot')
  const receipt = (await her.get(`${ROOM}/${device.unit}/kvitto`)).json()
  const said = Buffer.from(receipt.payload, 'base64url').toString()
  expect(JSON.parse(said)).toMatchObject({ schema: 'relay-closed-1', unit: device.unit, entries: 1, at: now })
  expect(isSigned(said, receipt.sig, relay.relay.store.key)).toBe(true)
  expect((await her.get(away)).statusCode).toBe(404)
})

it.each(['en', 'ar'])('is read in %s', async (language) => {
  const page = await her.get(`${ROOM}?sprak=${language}`)
  expect(page.body).toContain(`<html lang="${language}"`)
  expect(page.body).not.toContain('Engångskod')
})
