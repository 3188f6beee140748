/**
 * `npm start`: app, collector and relay in one process under one address, each of the two with a database of its own. Where
 * `COLLECTOR_URL` says that the collector stands elsewhere, app and relay alone; what the app asks of the collector is passed on.
 */
import { orOneSentence, readSettings, serve } from '#serving'
import { regionsRoutes } from './collector-proxy/region.ts'
import { readElsewhere } from './collector-proxy/settings.ts'
import { besideCollector } from './pages/beside.ts'
import { serveRelay } from './serve.ts'
import { readRelaySettings } from './settings.ts'
import { openRelay } from './start.ts'

await orOneSentence(async () => {
  const [settings, relaySettings] = [readSettings(process.env), readRelaySettings(process.env)]
  const elsewhere = readElsewhere(process.env)
  if (elsewhere) return await serveRelay(relaySettings, regionsRoutes(settings, elsewhere))
  await serve(settings, besideCollector(await openRelay(relaySettings)))
})
