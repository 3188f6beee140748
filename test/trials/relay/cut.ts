/** Row 2: the line is cut after so many bytes of the answer, between the relay's commit and its receipt; the device sends again. */
import { signedHeaders } from '../../relay/device.ts'
import { type StoreKind, stores } from '../collector/ground.ts'
import { strikingProxy } from '../collector/striking-proxy.ts'
import type { Trial } from '../trial.ts'
import { withRelay } from './ground.ts'

/** So long is an answer, about, with its headers. */
const answerBytes = 2600
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
      const [desk] = ground.desks
      if (!desk) throw new Error('no desk')
      let at = 0
      const proxy = await strikingProxy(
        ground.port,
        () => 'half-answer',
        () => at / answerBytes,
      )
      let [torn, heard] = [0, 0]
      for (; at < answerBytes; at += Math.ceil(answerBytes / count)) {
        const { entry, rows } = await desk.writer.write()
        desk.holder.keep({ entry, rows })
        const body = JSON.stringify({ vector: {}, entries: [entry], rows })
        const headers = await signedHeaders(desk.device, 'POST', path, body, Date.now())
        const asked = fetch(`${proxy.address}${path}`, { method: 'POST', headers, body })
        if (
          await asked
            .then((answer) => answer.json())
            .then(
              () => true,
              () => false,
            )
        )
          heard += 1
        const again = await ground.ask(desk.device, path, { vector: {}, entries: [entry], rows })
        const { vector } = again.body as { vector: Record<string, readonly [number, string]> }
        const [size, head] = vector[desk.device.id] ?? []
        // Once, whole, under the same head as if nothing had happened.
        if (size !== entry.n || head !== entry.id) torn += 1
      }
      await proxy.close()
      await server.end('SIGTERM')
      const { entries } = await ground.stored()
      const lost = [...desk.holder.entries.keys()].filter((id) => !entries.has(id)).length
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
