/**
 * F-16, F-20: corrupted and malicious batches. Every byte flipped and every length cut off, once as damage
 * on the way and once signed again by the unit itself; every byte of the envelope flipped; then as many fuzzed as asked.
 */
import fc from 'fast-check'
import { canonical, period2014 } from '#aggregate'
import { judgeOf } from '../../collector/hostile-bytes.ts'
import { startPostgres } from '../../collector/postgres.ts'
import { type Started, startForTest } from '../../collector/started.ts'
import { goodBatch, submissionOf } from '../../collector/unit.ts'
import { bytesLike } from '../../fuzz/mutate.ts'
import type { Trial } from '../trial.ts'
import { buildOf, type StoreKind, stores } from './ground.ts'

export const hostileBatch: Trial<StoreKind> = {
  fault: 'a batch is flipped and cut at every offset, forged and fuzzed',
  small: 40,
  large: 100_000,
  grounds: stores,
  guards: ['transaction'],
  async run({ count, seed, on, without, say }) {
    const postgres = on === 'postgres' ? await startPostgres() : null
    const c = await startForTest(postgres ? { DATABASE_URL: await postgres.database() } : {})
    try {
      await c.load()
      if (without.includes('transaction')) leaveTraces(c)
      const found = await offerAll(c, count, seed, say)
      return { build: buildOf(on), ...found }
    } finally {
      await c.end()
      await postgres?.stop()
    }
  },
}

async function offerAll(c: Started, count: number, seed: number, say: (line: string) => void) {
  const unit = await c.enrol('Enhet 1')
  const batch = goodBatch(period2014, unit.enrolled.unit.id)
  const good = Buffer.from(canonical(batch))
  const { offer } = await judgeOf(c, good)
  const tally = {
    'flipped or cut': 0,
    'in the envelope': 0,
    fuzzed: 0,
    refused: 0,
    'as the rules could have made it': 0,
  }
  let faults = 0
  const judged = async (body: { readonly payload: string }) => {
    const answer = await offer(body)
    if ('fault' in answer) {
      faults += 1
      say(answer.fault)
    } else tally['refused' in answer ? 'refused' : 'as the rules could have made it'] += 1
  }
  const signed = (bytes: Buffer) => submissionOf(unit.key, unit.enrolled.deviceId, bytes)
  const honest = signed(good)
  // One that every check lets by but the last, which is made inside the transaction: its window is not open.
  await judged(signed(Buffer.from(canonical({ ...batch, edition: 2 }))))
  // A large run flips all eight bits of each byte, one for CI one bit of every fifth; one that only shows that it can fail tries every 25th.
  const bits = count < hostileBatch.large ? [0] : [0, 1, 2, 3, 4, 5, 6, 7]
  const stride = count < hostileBatch.small ? 25 : count < hostileBatch.large ? 5 : 1
  for (let at = 0; at < good.length; at += stride) {
    const cut = good.subarray(0, at)
    const versions = [cut, ...bits.map((bit) => flipped(good, at, (at + bit) % 8))]
    for (const bytes of versions) {
      await judged(signed(bytes))
      await judged({ ...honest, payload: bytes.toString('base64url') })
      tally['flipped or cut'] += 2
    }
    if (at % 500 < stride) say(`${at + 1} of ${good.length} offsets`)
  }
  const envelope = Buffer.from(JSON.stringify(honest))
  for (let at = 0; at < envelope.length; at += stride) {
    await c.collector.store.db.deleteFrom('tries').execute()
    const { statusCode } = await c.post('/v1/batches', flipped(envelope, at, at % 7).toString('latin1'))
    tally['in the envelope'] += 1
    // A bit of base64url that stands for nothing may change, and the bytes are the same.
    if (statusCode === 201 || statusCode === 200) continue
    if (![400, 401].includes(statusCode)) {
      faults += 1
      say(`the envelope flipped at ${at} was answered ${statusCode}`)
    }
  }
  await c.collector.store.asCollector((tx) => tx.deleteFrom('batches').execute())
  const again = await judgeOf(c, good)
  await fc.assert(
    fc.asyncProperty(bytesLike([good]), async (bytes) => {
      const answer = await again.offer(signed(Buffer.from(bytes)))
      tally.fuzzed += 1
      if ('fault' in answer) {
        faults += 1
        say(answer.fault)
      }
    }),
    { numRuns: count, seed },
  )
  const struck = tally['flipped or cut'] + tally['in the envelope'] + tally.fuzzed
  return { struck, lost: 0, torn: faults, also: tally }
}

function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

/** Without the guard: what is refused has already written something. */
function leaveTraces({ collector }: Started): void {
  const { asUnit, db } = collector.store
  const broken: typeof asUnit = async (unit, work) => {
    await db.insertInto('events').values({ at: '', what: 'trace', detail: unit }).execute()
    return await asUnit(unit, work)
  }
  Object.assign(collector.store, { asUnit: broken })
}
