/** The folder of wordings, seen by units through the interface, by the operator on the page and at the command line. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LARGEST_WORDING_BYTES, type ShelvedWording, wordingShelf } from '#aggregate'
import { passphrase, staff } from '../../test/collector/staff.ts'
import { type EnrolledUnit, type Started, startForTest } from '../../test/collector/started.ts'
import { hashOf, openDocument } from '../../test/collector/unit.ts'
import { checkWordings } from '../console/wordings.ts'

const fixture = 'test/fixtures/formats/mattstock-wording-1.json'
const pack = JSON.parse(readFileSync(fixture, 'utf8'))
const write = (name: string, content: string | Uint8Array) => writeFileSync(join(c.data, 'wordings', name), content)

let c: Started
let a: EnrolledUnit
let b: EnrolledUnit
let practising: EnrolledUnit
beforeAll(async () => {
  c = await startForTest()
  a = await c.enrol('Enhet A')
  b = await c.enrol('Enhet B')
  practising = await c.enrol(null)
  mkdirSync(join(c.data, 'wordings', a.enrolled.unit.id), { recursive: true })
  cpSync(fixture, join(c.data, 'wordings', 'vecka.json'))
})
afterAll(async () => await c.end())

async function shelf(unit: EnrolledUnit): Promise<readonly ShelvedWording[]> {
  const answer = await c.getAs(unit, '/v1/wordings')
  return wordingShelf.parse(openDocument(answer.json(), unit.enrolled.server.publicKey)).wordings
}

it('lists, under its own signature, what each pack says of itself', async () => {
  expect(await shelf(a)).toEqual([
    {
      hash: hashOf(readFileSync(fixture)),
      content: pack.sha256,
      name: 'vecka.json',
      bytes: readFileSync(fixture).length,
      form: 'ordinary-week',
      language: 'sv',
      version: '3',
      title: 'Min vanliga vecka',
      training: false,
      copyright: '© Ingen alls',
      grantedBy: 'Ingen alls',
      grantedTo: 'Enheten Måsen',
      validUntil: '2031-12-31',
    },
  ])
})

it('gives the very bytes that it listed, and lets nothing between keep them', async () => {
  const [{ hash } = { hash: '' }] = await shelf(a)
  const answer = await c.getAs(a, `/v1/wordings/${hash}`)
  expect(answer.rawPayload).toEqual(readFileSync(fixture))
  expect(answer.headers['cache-control']).toBe('no-store')
})

it('gives practice units, which anybody can make, practice text only', async () => {
  expect(await shelf(practising)).toEqual([])
  const [{ hash } = { hash: '' }] = await shelf(a)
  expect((await c.getAs(practising, `/v1/wordings/${hash}`)).statusCode).toBe(404)
  const { sha256: _, ...content } = pack
  write('ovning.json', JSON.stringify({ ...content, training: true }))
  expect((await shelf(practising)).map(({ name }) => name)).toEqual(['ovning.json'])
})

it('gives a unit’s own folder to that unit alone', async () => {
  write(`${a.enrolled.unit.id}/egen.json`, JSON.stringify({ ...pack, version: '4', sha256: undefined }))
  const own = (await shelf(a)).find(({ name }) => name === 'egen.json')
  expect(own?.version).toBe('4')
  expect((await shelf(b)).map(({ name }) => name)).not.toContain('egen.json')
  expect((await c.getAs(a, `/v1/wordings/${own?.hash}`)).statusCode).toBe(200)
  expect((await c.getAs(b, `/v1/wordings/${own?.hash}`)).statusCode).toBe(404)
})

it('offers the new content of a file under a new hash, and the old one no more', async () => {
  const before = (await shelf(b)).find(({ name }) => name === 'vecka.json')
  write('vecka.json', JSON.stringify({ ...pack, version: '3b', sha256: undefined }))
  const after = (await shelf(b)).find(({ name }) => name === 'vecka.json')
  expect(after?.hash).not.toBe(before?.hash)
  expect((await c.getAs(b, `/v1/wordings/${before?.hash}`)).statusCode).toBe(404)
})

const bad: readonly [string, string | Uint8Array, string][] = [
  ['lista.txt', '{}', 'slutar inte på .json'],
  ['stor.json', new Uint8Array(LARGEST_WORDING_BYTES + 1), 'större än 8 MiB'],
  ['utf16.json', Buffer.from('\ufeff{}', 'utf16le'), 'inte sparad i UTF-8'],
  ['trasig.json', '{', 'inte JSON'],
  ['annat.json', '{"format": "mattstock-period-1"}', 'ingen formulärtext'],
  [
    'djup.json',
    JSON.stringify(pack).replace('{', `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},`),
    'ingen formulärtext',
  ],
  ['andrad.json', JSON.stringify({ ...pack, title: 'Ett annat namn' }), 'stämmer inte med filens kontrollsumma'],
]

it('leaves out what is no whole pack, and tells the operator why, on the page and at the command line', async () => {
  const offered = await shelf(b)
  for (const [name, content] of bad) write(name, content)
  expect(await shelf(b)).toEqual(offered)

  const said = await checkWordings(c.collector.settings, '2026-11-21')
  expect(said.ok).toBe(false)
  const her = await staff(c)
  await her.submit('/admin/in', '/admin/forsta', { code: c.setupCode ?? '', passphrase, again: passphrase })
  const page = (await her.get('/admin/formulartexter')).body
  for (const [name, , why] of bad) {
    expect(said.text.split('\n').find((line) => line.startsWith(`${name}\t`))).toContain(why)
    expect(page).toMatch(new RegExp(`${name}</th><td><strong>[^<]*${why}`))
  }
  expect(page).toContain(`${a.enrolled.unit.id}/egen.json`)
})

it('tells the operator which licence has ended', async () => {
  const data = mkdtempSync(join(tmpdir(), 'wordings-'))
  mkdirSync(join(data, 'wordings'))
  cpSync(fixture, join(data, 'wordings', 'vecka.json'))
  const settings = { ...c.collector.settings, data }
  expect((await checkWordings(settings, '2031-12-31')).ok).toBe(true)
  expect(await checkWordings(settings, '2032-01-01')).toMatchObject({
    ok: false,
    text: expect.stringContaining('till och med 2031-12-31: Gick ut.'),
  })
  rmSync(data, { recursive: true })
})
