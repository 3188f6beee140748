/**
 * A unit's archive file, opened in ten years by somebody who has neither this project nor the age library: Node's own crypto and
 * zlib, the age format's page (age-encryption.org/v1) and the zip's.
 */
import { createDecipheriv, createHmac, hkdfSync, scryptSync } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { type ArchiveOf, archiveFiles } from '../../src/app/unit/closing/archive.ts'
import { decrypted, encrypted } from '../../src/exports/write/encrypt.ts'
import { zip } from '../../src/exports/write/zip.ts'
import type { Kept, KeptOf, RecordBody } from '../../src/vault/index.ts'
import { swedish } from '../../src/words/index.tsx'
import { someFiles } from './examples.ts'

const passphrase = 'sex ord som ingen annan har'
const files = new Map(someFiles(3).map((file) => [file.id, file]))
const [firstCase] = files.keys()

const record = (id: string, body: RecordBody, caseId: string | null = null): Kept => ({
  ...{ id, lamport: 1, device: '', at: '2026-11-02T08:00:00.000Z', by: { staff: 'alva' }, caseId, body },
})
const records: readonly Kept[] = [
  record('a', { kind: 'unit', name: 'Enheten' }),
  record('b', { kind: 'staff', staff: 'alva', name: 'Alva Prov', active: true }),
  record('c', { kind: 'loaded', what: 'wording', hash: 'h', text: 'A SENTENCE OF A FORM' }),
  record(
    'd',
    { kind: 'case', code: 'X', born: 2010, sex: 'f', opened: '2026-11-02', note: 'en anteckning' },
    firstCase,
  ),
]
const line = record('e', { kind: 'audit', what: 'case-opened', detail: '' }, firstCase) as KeptOf<'audit'>
const of: ArchiveOf = {
  ...{ unit: 'u', name: 'Enheten Måsen', records, files, guarded: [], made: '2026-11-29' },
  log: { lines: [line], unreadable: 0, keyless: 0 },
}

/** The two layers of age v1 with a scrypt recipient: the header's stanza wraps a file key, the payload is in chunks of 64 kB. */
function openAge(file: Buffer, secret: string): Buffer {
  const end = file.indexOf('\n---') + 1
  const header = file.subarray(0, file.indexOf('\n', end) + 1).toString()
  const [version, stanza = '', body = '', mac = ''] = header.split('\n')
  if (version !== 'age-encryption.org/v1') throw new Error('not age')
  const [, kind, salt = '', logN = ''] = stanza.split(' ')
  if (kind !== 'scrypt') throw new Error('no passphrase')
  const b64 = (text: string) => Buffer.from(text, 'base64')
  const N = 2 ** Number(logN)
  const label = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), b64(salt)])
  const wrap = scryptSync(secret, label, 32, { N, r: 8, p: 1, maxmem: 256 * N * 8 })
  const fileKey = openChaCha(wrap, Buffer.alloc(12), b64(body))
  const hkdf = (key: Buffer, by: Buffer, info: string) => Buffer.from(hkdfSync('sha256', key, by, info, 32))
  const signed = `${version}\n${stanza}\n${body}\n---`
  const sum = createHmac('sha256', hkdf(fileKey, Buffer.alloc(0), 'header'))
    .update(signed)
    .digest()
  if (!sum.equals(b64(mac.slice(4)))) throw new Error('the header was touched')
  const payload = file.subarray(Buffer.byteLength(header))
  const key = hkdf(fileKey, payload.subarray(0, 16), 'payload')
  const chunks: Buffer[] = []
  const rest = payload.subarray(16)
  const size = 64 * 1024 + 16
  for (let at = 0, n = 0; at < rest.length; at += size, n++) {
    const nonce = Buffer.alloc(12)
    nonce.writeUInt32BE(n, 7)
    nonce[11] = at + size >= rest.length ? 1 : 0
    chunks.push(openChaCha(key, nonce, rest.subarray(at, at + size)))
  }
  return Buffer.concat(chunks)
}

function openChaCha(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
  cipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
}

/** By the central directory at the end, as PKWARE's note has it. */
function unzip(file: Buffer): ReadonlyMap<string, Buffer> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const found = new Map<string, Buffer>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const local = file.readUInt32LE(at + 42)
    const begins = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const content = file.subarray(begins, begins + packed)
    found.set(file.subarray(at + 46, at + 46 + name).toString(), method === 8 ? inflateRawSync(content) : content)
    at += 46 + name + extra + comment
  }
  return found
}

it('opens with its passphrase by Node alone, and holds every case, the log and all records, and no sentence of a form', async () => {
  const made = await archiveFiles(of, swedish)
  const sealed = await encrypted(zip(made), passphrase)
  const inside = unzip(openAge(Buffer.from(sealed), passphrase))
  expect([...inside.keys()].sort()).toEqual(Object.keys(made).sort())
  const text = (name: string) => inside.get(name)?.toString() ?? ''
  expect(text('README.txt')).toContain('Enheten Måsen')
  const rows = parse(text('tables/cases.csv'), { columns: true }) as Record<string, string>[]
  expect(rows.map(({ own_code }) => own_code).sort()).toEqual([...files.values()].map(({ code }) => code).sort())
  const bundles = [...inside].filter(([name]) => name.startsWith('fhir/')).map(([, each]) => JSON.parse(String(each)))
  expect(bundles).toHaveLength(files.size)
  expect(bundles.every(({ resourceType }) => resourceType === 'Bundle')).toBe(true)
  expect(text('log.csv')).toContain('Alva Prov,Öppnade ärendet')
  expect(JSON.parse(text('releases.json'))).toMatchObject({ format: 'mattstock-ledger-1', entries: [] })
  const { records: kept } = JSON.parse(text('records.json'))
  expect(kept.map(({ id }: Kept) => id)).toEqual(['a', 'b', 'd', 'e'])
  expect([...inside.values()].map(String).join()).not.toContain('A SENTENCE OF A FORM')
  expect(text('records.json')).toContain('en anteckning')
})

it('opens by no other passphrase, and not where a byte of it is another', async () => {
  const sealed = await encrypted(zip({ 'README.txt': 'text' }), passphrase)
  expect(await decrypted(sealed, passphrase)).not.toBeNull()
  expect(await decrypted(sealed, `${passphrase}a`)).toBeNull()
  const touched = sealed.slice()
  touched[touched.length - 1] = (touched.at(-1) ?? 0) ^ 1
  expect(await decrypted(touched, passphrase)).toBeNull()
  expect(() => openAge(Buffer.from(touched), passphrase)).toThrow()
})
