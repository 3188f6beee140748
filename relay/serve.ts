/** Serves the relay, and what is put beside it, until it is told to stop. */
import { listen, untilToldToStop } from '#serving'
import { type MoreRoutes, startRelay } from './server.ts'
import type { RelaySettings } from './settings.ts'

export async function serveRelay(settings: RelaySettings, more?: MoreRoutes): Promise<void> {
  const { server, token, stop } = await startRelay(settings, undefined, more)
  untilToldToStop(async () => {
    token.remove(settings.data)
    await stop()
  })
  await listen(server, settings, (address) => token.leave(settings.data, address))
}
