/**
 * The relay with one guard taken away on purpose, named by `TRIAL_WITHOUT`, so that a trial can be seen to fail:
 * - `waiting`: receipts first and commits a moment later
 * Only the trials start it; the relay itself has no such switch.
 */
import { startRelay } from '../../../relay/server.ts'
import { readRelaySettings } from '../../../relay/settings.ts'
import type { RelayStore } from '../../../relay/store/open.ts'

if (process.env.TRIAL_WITHOUT !== 'waiting') throw new Error(`no guard ${process.env.TRIAL_WITHOUT}`)
const settings = readRelaySettings(process.env)
const { relay, server, token } = await startRelay(settings)
const { asUnit } = relay.store
const early: RelayStore['asUnit'] = (unit, work) =>
  new Promise((answered, failed) => {
    const kept = asUnit(unit, async (tx) => {
      answered(await work(tx))
      await new Promise((later) => setTimeout(later, 30))
    })
    kept.catch(failed)
  })
Object.assign(relay.store, { asUnit: early })
await server.listen({ port: settings.port, host: settings.host })
const { port } = server.server.address() as { port: number }
token.leave(settings.data, `http://127.0.0.1:${port}`)
console.log(`Måttstock: http://127.0.0.1:${port}`)
