/**
 * Other units to practise beside: 26 invented ones, in the rehearsal from a first start, by the same interface as any other.
 * `npm run practice-nation` makes the file.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type Batch, canonical } from '#aggregate'
import { acceptBatch } from '../batches/accept.ts'
import type { Collector } from '../collector.ts'
import { makeKey, signBytes } from '../signing/es256.ts'
import { addUnit, unitNamed } from '../units/units.ts'

const nameOf = (i: number) => `Påhittad enhet ${i + 1}`

/** Of two processes that start at once on one database, one invents it. */
export async function inventNation(collector: Collector): Promise<void> {
  await collector.store.inTurn('practice nation', () => invent(collector))
}

async function invent(collector: Collector): Promise<void> {
  if (await unitNamed(collector.store.db, nameOf(0))) return
  const packed = readFileSync(new URL('nation.json.gz', import.meta.url))
  const batches = JSON.parse(gunzipSync(packed).toString()) as readonly Batch[]
  for (const [i, batch] of batches.entries()) await sendAs(collector, nameOf(i), batch)
}

/** The key signs this one batch and is forgotten. */
async function sendAs(collector: Collector, name: string, batch: Batch) {
  const unit = await addUnit(collector, name, true)
  const key = makeKey()
  const device = { id: randomUUID(), unit: unit.id, name, x: key.x, y: key.y, revoked: null }
  await collector.store.db
    .insertInto('devices')
    .values({ ...device, enrolled: collector.now() })
    .execute()
  const bytes = canonical({ ...batch, unit: unit.id })
  const payload = Buffer.from(bytes).toString('base64url')
  const submission = { payload, sig: signBytes(bytes, key), deviceId: device.id, alg: 'ES256' }
  const answer = await acceptBatch(collector, submission, 'file')
  if ('refused' in answer) throw new Error(`the invented nation is refused: ${answer.refused} ${answer.faults ?? ''}`)
}
