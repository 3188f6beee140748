/** What the collector must do with any bytes at all: refuse them with a code and leave no trace, or take what the rules could have made. */
import { acceptBatch } from '../../collector/batches/accept.ts'
import { refusalStatus } from '../../collector/words/refusals.ts'
import type { Started } from './started.ts'

/** Milliseconds, for one. */
const slowest = 1000

type Judged = { readonly refused: string } | { readonly taken: true } | { readonly fault: string }

export interface Judge {
  /** Offers a body and puts the slot in order again, so that the next is not refused for being second. */
  offer(body: { readonly payload: string }): Promise<Judged>
}

/** @param good a batch's bytes that the collector would take, of the unit that signs what is offered */
export async function judgeOf({ collector }: Started, good: Buffer): Promise<Judge> {
  const rows = async () =>
    await collector.store.asCollector(async (tx) => {
      const count = async (table: 'batches' | 'events' | 'devices') =>
        Number((await tx.selectFrom(table).select(tx.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
      return `${await count('batches')} ${await count('events')} ${await count('devices')}`
    })
  let before = await rows()
  return {
    async offer(body) {
      const start = performance.now()
      const answer = await acceptBatch(collector, body, 'network')
      if (performance.now() - start > slowest) return { fault: 'slow' }
      if ('refused' in answer) {
        const after = await rows()
        if (after !== before) {
          before = after
          return { fault: 'a refusal that left a trace' }
        }
        return Object.hasOwn(refusalStatus, answer.refused)
          ? { refused: answer.refused }
          : { fault: `an unknown refusal ${answer.refused}` }
      }
      const wrong = unlikeRules(Buffer.from(body.payload, 'base64url'), good)
      await collector.store.asCollector((tx) => tx.deleteFrom('batches').execute())
      before = await rows()
      return wrong ? { fault: wrong } : { taken: true }
    },
  }
}

/** What in taken bytes the rules could not have made, or null. */
function unlikeRules(bytes: Buffer, good: Buffer): string | null {
  const [taken, own] = [JSON.parse(bytes.toString()), JSON.parse(good.toString())]
  if (JSON.stringify(taken) !== bytes.toString()) return 'another spelling was taken'
  if (String(Object.keys(taken)) !== String(Object.keys(own))) return 'other fields were taken'
  const same = taken.unit === own.unit && taken.period === own.period
  if (!same || JSON.stringify(taken.scores) !== JSON.stringify(own.scores)) return 'another batch was taken'
  for (const [table, cells] of Object.entries<Record<string, number>>(taken.counts)) {
    if (String(Object.keys(cells)) !== String(Object.keys(own.counts[table]))) return 'other cells were taken'
    if (Object.values(cells).some((count) => count % 5 !== 0 || count < 0))
      return 'a count was taken that no rounding gives'
  }
  return null
}
