/** `node collector/main.ts` serves. */
import { buildServer } from './server.ts'
import { readSettings } from './settings.ts'

const settings = readSettings(process.env)
const server = await buildServer(settings)
await server.listen({ port: settings.port, host: settings.host })
const { port } = server.server.address() as { port: number }
console.log(`Måttstock: http://${settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host}:${port}`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  // Requests under way are answered before the process ends.
  process.once(signal, () => void server.close().then(() => process.exit(0)))
}
