/** Row 3: the disk is full. What cannot be stored is refused with 503 and when to come back, and goes in when there is room. */

import { type StoreKind, stores } from '../collector/ground.ts'
import { mayMount, type SmallDisk, smallDisk } from '../collector/small-disk.ts'
import { seeded, type Trial } from '../trial.ts'
import { withRelay } from './ground.ts'

const megabytes = 96
/** Bytes of room that are left: from none to a few entries. */
const mostRoom = 64 * 1024
/** Sends of a round: more than there can be room for. */
const mostSends = 200

export const fullRelay: Trial<StoreKind> = {
  fault: 'the relay’s disk is full',
  small: 1,
  large: 500,
  grounds: stores,
  guards: [],
  lacks: () => (mayMount() ? null : 'only root may mount a small disk'),
  async run({ count, seed, on, without, say }) {
    const chance = seeded(seed)
    const disk: SmallDisk = smallDisk(megabytes)
    try {
      return await withRelay(
        on,
        without,
        async (ground) => {
          const server = await ground.start()
          await ground.admit()
          const [desk] = ground.desks
          if (!desk) throw new Error('no desk')
          const receipted = new Set<string>()
          let [refused, otherwise] = [0, 0]
          for (let round = 0; round < count; round += 1) {
            disk.fill(chance() * mostRoom)
            for (let sends = 0; sends < mostSends; sends += 1) {
              const written = await desk.writer.write(3)
              desk.holder.keep(written)
              const sent = { vector: {}, entries: [written.entry], rows: written.rows }
              const { status, body } = await ground.ask(desk.device, '/v1/vault/sync', sent)
              if (status === 200) receipted.add(written.entry.id)
              else if (status === 503) refused += 1
              else {
                otherwise += 1
                say(JSON.stringify(body))
              }
              if (status !== 200) break
            }
            disk.clear()
            await desk.holder.meet(ground.ask)
          }
          await server.end('SIGTERM')
          const { entries, rows } = await ground.stored()
          const all = [...desk.holder.entries.values()]
          const lost = all.filter(({ id }) => !entries.has(id)).length
          const torn = all.filter((entry) => entry.rows.some(({ hash }) => !rows.has(hash))).length
          const also = { 'refused with 503': refused, 'receipted on the way': receipted.size }
          return { build: ground.build, struck: count, lost, torn: torn + otherwise + (refused < count ? 1 : 0), also }
        },
        disk.folder,
      )
    } finally {
      disk.remove()
    }
  },
}
