/** Row 3: the relay is killed (SIGKILL) while five devices wait for receipts, and started again on what it left. */

import { type StoreKind, stores } from '../collector/ground.ts'
import { pause, seeded, type Trial } from '../trial.ts'
import { type RelayGround, withRelay } from './ground.ts'

/** After the first receipt of a life: anywhere in a commit. */
const longestMs = 80
const ADMITTED_MS = 200

export const killedRelay: Trial<StoreKind> = {
  fault: 'the relay is killed while devices wait for receipts',
  small: 2,
  large: 500,
  grounds: stores,
  guards: ['waiting'],
  async run({ count, seed, on, without, say }) {
    const chance = seeded(seed)
    return await withRelay(on, without, async (ground) => {
      let server = await ground.start()
      await ground.admit()
      // Without waiting the unit, too, is there a moment later than it is told.
      await pause(ADMITTED_MS)
      const receipted = new Map<string, readonly string[]>()
      for (let kill = 1; kill <= count; kill += 1) {
        const writing = await write(ground, receipted)
        await pause(chance() * longestMs)
        await server.end('SIGKILL')
        await writing.stopped()
        server = await ground.start()
        if (kill % 25 === 0) say(`${kill} kills, ${receipted.size} receipted`)
      }
      await server.end('SIGTERM')
      const { entries, rows } = await ground.stored()
      const lost = [...receipted.keys()].filter((id) => !entries.has(id)).length
      // A row comes in with the entry that names it, or not at all.
      const all = ground.desks.flatMap(({ holder }) => [...holder.entries.values()])
      const torn = all.filter(
        (entry) => entries.has(entry.id) !== entry.rows.every(({ hash }) => rows.has(hash)),
      ).length
      return { build: ground.build, struck: count, lost, torn, also: { receipted: receipted.size } }
    })
  },
}

/** Every desk writes and sends until the relay is gone. Resolves at the first receipt. */
async function write({ desks, ask }: RelayGround, receipted: Map<string, readonly string[]>) {
  let first = () => {}
  const heard = new Promise<void>((told) => {
    first = told
  })
  const desksWriting = desks.map(async ({ device, writer, holder }) => {
    for (;;) {
      const written = await writer.write(2)
      holder.keep(written)
      const unsent = [...holder.entries.values()].filter(({ id }) => !receipted.has(id)).slice(0, 20)
      const rows = unsent.flatMap((entry) => entry.rows.map(({ hash }) => holder.rows.get(hash) ?? ''))
      const sent = { vector: {}, entries: unsent, rows }
      const answer = await ask(device, '/v1/vault/sync', sent).catch(() => null)
      if (!answer) return first()
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
      for (const { id, rows } of unsent)
        receipted.set(
          id,
          rows.map(({ hash }) => hash),
        )
      first()
    }
  })
  await heard
  return { stopped: async () => void (await Promise.all(desksWriting)) }
}
