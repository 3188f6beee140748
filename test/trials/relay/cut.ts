/** Row 2: the line is cut after so many bytes of the answer, between the relay's commit and its receipt; the device sends again. */
import { type Device, signedHeaders } from '../../relay/device.ts'
import { type StoreKind, stores } from '../collector/ground.ts'
import { strikingProxy } from '../collector/striking-proxy.ts'
import { pause, type Trial } from '../trial.ts'
import { type Desk, withRelay } from './ground.ts'

/** So long is an answer, about, with its headers. */
const answerBytes = 2600
/** Two requests of one of five devices, each of which may ask 600 times a minute. */
const TURN_MS = 45
const path = '/v1/vault/sync'

export const cutRelay: Trial<StoreKind> = {
  fault: 'the line is cut between the relay’s commit and its receipt, at every byte of the answer',
  small: 10,
  large: answerBytes,
  grounds: stores,
  guards: [],
  async run({ count, on, without }) {
    return await withRelay(on, without, async (ground) => {
      const server = await ground.start()
      await ground.admit()
      let at = 0
      const proxy = await strikingProxy(
        ground.port,
        () => 'half-answer',
        () => at / answerBytes,
      )
      let [torn, heard] = [0, 0]
      // What the unit's devices have written, so that an answer holds no more than its receipt.
      const had: Record<string, readonly [number, string]> = {}
      for (let turn = 0; at < answerBytes; at += Math.ceil(answerBytes / count), turn += 1) {
        const next = performance.now() + TURN_MS
        const { device, holder, writer } = ground.desks[turn % ground.desks.length] as Desk
        const { entry, rows } = await writer.write()
        holder.keep({ entry, rows })
        had[device.id] = [entry.n, entry.id]
        const asked = { vector: had, entries: [entry], rows }
        if (await isHeard(proxy.address, device, asked)) heard += 1
        const again = await ground.ask(device, path, asked)
        const { vector } = again.body as { vector: Record<string, readonly [number, string]> }
        const [size, head] = vector[device.id] ?? []
        // Once, whole, under the same head as if nothing had happened.
        if (size !== entry.n || head !== entry.id) torn += 1
        await pause(Math.max(0, next - performance.now()))
      }
      await proxy.close()
      await server.end('SIGTERM')
      const { entries } = await ground.stored()
      const written = ground.desks.flatMap(({ holder }) => [...holder.entries.keys()])
      const lost = written.filter((id) => !entries.has(id)).length
      return {
        build: ground.build,
        struck: proxy.struck['half-answer'],
        lost,
        torn,
        also: { 'answers that came whole': heard },
      }
    })
  },
}

/** Whether the answer came whole. */
async function isHeard(address: string, device: Device, asked: unknown): Promise<boolean> {
  const body = JSON.stringify(asked)
  const headers = await signedHeaders(device, 'POST', path, body, Date.now())
  try {
    await (await fetch(`${address}${path}`, { method: 'POST', headers, body })).json()
    return true
  } catch {
    return false
  }
}
