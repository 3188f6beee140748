/** Where the work on one batch goes: each part by itself, against the processor time that the whole takes. */
import { randomUUID } from 'node:crypto'
import { canonical, isCanonical, readBatch, submission } from '#aggregate'
import { isSignedBy, makeKey, sha256Hex, signBytes } from '../../collector/signing/es256.ts'
import { deviceKey } from '../../test/collector/unit.ts'
import { median, table } from '../figures.ts'
import { batchOf, openPeriod, postOf } from './units.ts'

const rounds = 5
const times = 300

export function shares(): string {
  const period = openPeriod('parts')
  const batch = batchOf(period, 'unit-parts', 4)
  const bytes = canonical(batch)
  const key = deviceKey()
  const sig = key.sign(bytes)
  const own = makeKey()
  const posted = postOf(period, { unit: batch.unit, deviceId: randomUUID(), key }, 4).toString()
  const parts: readonly [string, () => unknown][] = [
    ['reading the request and the bytes in it', () => JSON.parse(Buffer.from(opened(posted), 'base64url').toString())],
    ['the signature', () => isSignedBy(bytes, sig, key.publicKey)],
    ['reading: shape and disclosure rules', () => readBatch(batch, period)],
    ['the spelling: canonical, and equal to what came', () => isCanonical(bytes, batch)],
    ['the hash', () => sha256Hex(bytes)],
    ['the receipt: signed', () => signBytes(bytes, own)],
  ]
  const taken = parts.map(([name, work]) => [name, ms(work).toFixed(3)])
  return `Parts of it, each by itself; the rest is HTTP, the statements of a batch (eight to PostgreSQL, begin and commit among them) and the disk:

${table(['of one batch', 'ms'], taken)}`
}

const opened = (posted: string) => submission.parse(JSON.parse(posted)).payload

function ms(work: () => unknown): number {
  const all = Array.from({ length: rounds + 1 }, () => {
    const start = performance.now()
    for (let i = 0; i < times; i += 1) work()
    return (performance.now() - start) / times
  })
  return median(all.slice(1))
}
