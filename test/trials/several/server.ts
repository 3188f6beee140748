/**
 * App, collector and relay in one process as `npm start` has them, but for a clock that can jump: the file that `TRIAL_CLOCK` names
 * says by how many milliseconds it is off. With `TRIAL_WITHOUT=retry` what gave way to another transaction is not done once more.
 * Only a trial starts it; the servers themselves have no such switch.
 */
import { readFileSync } from 'node:fs'
import { readSettings } from '../../../collector/settings.ts'
import { startCollector } from '../../../collector/start.ts'
import { besideCollector } from '../../../relay/pages/beside.ts'
import { readRelaySettings } from '../../../relay/settings.ts'
import { openRelay } from '../../../relay/start.ts'

const clock = process.env.TRIAL_CLOCK ?? ''
const now = () => Date.now() + Number(readFileSync(clock, 'utf8'))

type AsUnit = <T>(unit: string, work: (tx: never) => Promise<T>) => Promise<T>

/** The second time gives way too. */
function onlyOnce(store: object) {
  const { asUnit } = store as { asUnit: AsUnit }
  const once: AsUnit = (unit, work) => {
    let begun = false
    return asUnit(unit, async (tx) => {
      if (begun) throw Object.assign(new Error('not done once more'), { code: '40P01' })
      begun = true
      return await work(tx)
    })
  }
  Object.assign(store, { asUnit: once })
}

const settings = readSettings(process.env)
const relay = await openRelay(readRelaySettings(process.env), now)
const { collector, server, token } = await startCollector(
  settings,
  () => new Date(now()).toISOString(),
  besideCollector(relay),
)
if (process.env.TRIAL_WITHOUT === 'retry') for (const { store } of [collector, relay.relay]) onlyOnce(store)
await server.listen({ port: settings.port, host: settings.host })
const address = `http://127.0.0.1:${settings.port}`
token.leave(settings.data, address)
console.log(`Måttstock: ${address}`)
