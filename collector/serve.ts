/** Serves the app and the collector until it is told to stop; and, under the same address, what is put beside them. */
import { inventNation } from './practice/nation.ts'
import type { Settings } from './settings.ts'
import { type Beside, startCollector } from './start.ts'
import { listen, untilToldToStop } from './web/listen.ts'

export async function serve(settings: Settings, beside?: Beside): Promise<void> {
  const lost = (why: Error) => {
    console.error(why.message)
    void end(1)
  }
  const { collector, server, token, setupCode, stop } = await startCollector(settings, undefined, lost, beside)
  // Before anybody is told of the address, and so may ask it to stop.
  const end = untilToldToStop(async () => {
    token.remove(settings.data)
    await stop()
  })
  await inventNation(collector)
  const address = await listen(server, settings, (found) => token.leave(settings.data, found))
  if (setupCode) console.log(`Första gången? Välj en lösenfras på ${address}/admin med startkoden ${setupCode}`)
}
