/** Rows 4 and 5: the relay is restored from an older backup, or lost for good, in the middle of traffic; whoever comes gives back what it lacks. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type StoreKind, stores } from '../collector/ground.ts'
import { seeded, type Trial } from '../trial.ts'
import { type RelayGround, unlike, withRelay } from './ground.ts'

const HONEST_ROUNDS = 2

/** Desks write and meet, drawn by chance. */
async function traffic({ desks, ask }: RelayGround, steps: number, chance: () => number) {
  for (let step = 0; step < steps; step += 1) {
    const desk = desks[Math.floor(chance() * desks.length)]
    if (!desk) continue
    if (chance() < 0.5) desk.holder.keep(await desk.writer.write())
    else await desk.holder.meet(ask)
  }
}

const struckBy =
  (what: 'restored' | 'lost'): Trial<StoreKind>['run'] =>
  async ({ count, seed, on, without, say }) => {
    const chance = seeded(seed)
    const folder = mkdtempSync(join(tmpdir(), 'relay-backup-'))
    const outcome = { lost: 0, torn: 0, told: 0, untold: 0 }
    let build = ''
    try {
      for (let round = 0; round < count; round += 1)
        await withRelay(on, without, async (ground) => {
          build = ground.build
          let server = await ground.start()
          await ground.admit()
          await traffic(ground, 20, chance)
          const backup = join(folder, `${round}.gz`)
          await ground.command('backup', { file: backup })
          await traffic(ground, 20, chance)
          const before = new Map(ground.desks.map(({ holder }) => [holder, holder.receipt?.vector ?? {}]))
          await server.end('SIGKILL')
          const acknowledged = (await ground.stored()).entries
          await ground.replaceStore(what === 'restored' ? backup : null)
          const kept = (await ground.stored()).entries
          server = await ground.start()
          if (what === 'lost') await ground.admit()
          for (let i = 0; i < HONEST_ROUNDS; i += 1)
            for (const { holder } of ground.desks) await holder.meet(ground.ask)
          await server.end('SIGTERM')
          const after = (await ground.stored()).entries
          const written = ground.desks.flatMap(({ holder }) => [...holder.entries.keys()])
          outcome.lost += [...acknowledged, ...written].filter((id) => !after.has(id)).length
          outcome.torn += unlike(ground.desks)
          // The first to come finds that the store lacks what it was receipted for, where it does.
          const [first] = ground.desks
          const lacks =
            Object.values(before.get(first?.holder as never) ?? {}).length > 0 && kept.size < acknowledged.size
          const restored = ground.desks.some(({ holder }) => holder.restored.size > 0)
          if (lacks && !restored) outcome.untold += 1
          if (restored) outcome.told += 1
          if (ground.desks.some(({ holder }) => holder.restored.size > 1)) outcome.torn += 1
          if ((round + 1) % 10 === 0) say(`${round + 1} rounds`)
        })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    const { lost, torn, told, untold } = outcome
    return { build, struck: count, lost, torn: torn + untold, also: { 'rounds in which it was told': told } }
  }

export const restoredRelay: Trial<StoreKind> = {
  fault: 'the relay is restored from an older backup in the middle of traffic',
  small: 1,
  large: 200,
  grounds: stores,
  guards: [],
  run: struckBy('restored'),
}

export const lostRelay: Trial<StoreKind> = {
  ...restoredRelay,
  fault: 'the relay is lost for good, and an empty one stands in its place',
  run: struckBy('lost'),
}
