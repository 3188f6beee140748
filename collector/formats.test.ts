/** Verifies a released batch and its receipt from docs/formats alone: Node's own crypto, and nothing of ours but the fixture's bytes. */
import { createHash, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { beforeAll, expect, it } from 'vitest'

interface Document {
  readonly payload: string
  readonly sig: string
}

const folder = 'test/fixtures/collector/0001-first'
const bytesOf = ({ payload }: Document) => Buffer.from(payload, 'base64url')
const es256 = (bytes: Buffer, sig: string, { x, y }: { readonly x: string; readonly y: string }) =>
  verify(
    'sha256',
    bytes,
    { key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk', dsaEncoding: 'ieee-p1363' },
    Buffer.from(sig, 'base64url'),
  )

/** "Keys sorted, no space", said once more. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const fields = Object.keys(value).sort()
  return `{${fields.map((name) => `${JSON.stringify(name)}:${sorted((value as Record<string, unknown>)[name])}`).join(',')}}`
}

let submission: Document & { readonly deviceId: string }
let receipt: Document & { readonly kid: string }
let keyOf: (table: string, column: string, id: string) => { readonly x: string; readonly y: string }
beforeAll(() => {
  const batch = JSON.parse(readFileSync(`${folder}/batch.json`, 'utf8'))
  submission = batch.submission
  receipt = batch.receipt
  const rows = gunzipSync(readFileSync(`${folder}/backup.gz`))
    .toString()
    .trim()
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line))
  keyOf = (table, column, id) => rows.find(([name, row]) => name === table && row[column] === id)[1]
})

it('the batch is signed by its device, over its bytes as they stand, and says the same figures in the one spelling', () => {
  const bytes = bytesOf(submission)
  expect(es256(bytes, submission.sig, keyOf('devices', 'id', submission.deviceId))).toBe(true)
  expect(sorted(JSON.parse(bytes.toString('utf8')))).toBe(bytes.toString('utf8'))
  for (let at = 0; at < bytes.length; at += 97) {
    const bent = Buffer.from(bytes)
    bent[at] = (bent[at] ?? 0) ^ 1
    expect(es256(bent, submission.sig, keyOf('devices', 'id', submission.deviceId))).toBe(false)
  }
})

it('the receipt is signed by the collector, and names the batch by the SHA-256 of its bytes', () => {
  expect(es256(bytesOf(receipt), receipt.sig, keyOf('keys', 'kid', receipt.kid))).toBe(true)
  const { batch, unit, period, edition } = JSON.parse(bytesOf(receipt).toString('utf8'))
  expect(batch).toBe(createHash('sha256').update(bytesOf(submission)).digest('hex'))
  const sent = JSON.parse(bytesOf(submission).toString('utf8'))
  expect({ unit, period, edition }).toEqual({ unit: sent.unit, period: sent.period, edition: sent.edition })
})
