/** Serves the app and the collector until it is told to stop; and, under the same address, what is put beside them. */
import { newSetupCode } from './admin/passphrase.ts'
import { inventNation } from './practice/nation.ts'
import type { Settings } from './settings.ts'
import { type Beside, startCollector } from './start.ts'
import { listen, untilToldToStop } from './web/listen.ts'

export async function serve(settings: Settings, beside?: Beside): Promise<void> {
  const { collector, server, token, stop } = await startCollector(settings, undefined, beside)
  // Before anybody is told of the address, and so may ask it to stop.
  untilToldToStop(async () => {
    token.remove(settings.data)
    await stop()
  })
  await inventNation(collector)
  const setupCode = await newSetupCode(collector.store.db)
  const address = await listen(server, settings, (found) => token.leave(settings.data, found))
  if (setupCode) console.log(`Första gången? Välj en lösenfras på ${address}/admin med startkoden ${setupCode}`)
}
