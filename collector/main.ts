/** `node collector/main.ts` serves; with a command it does that and ends. */
import { runCommand } from './console/commands.ts'
import { inventNation } from './practice/nation.ts'
import { readSettings, type Settings } from './settings.ts'
import { startCollector } from './start.ts'
import { StoreRefused } from './store/refused.ts'

async function serve(settings: Settings) {
  const { collector, server, token, setupCode, stop } = await startCollector(settings, undefined, (why) => {
    console.error(why.message)
    void end(1)
  })
  const end = async (code: number) => {
    token.remove(settings.data)
    await stop()
    process.exit(code)
  }
  // Before anybody is told of the address, and so may ask it to stop.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void end(0))
  }
  await inventNation(collector)
  await server.listen({ port: settings.port, host: settings.host })
  const { port } = server.server.address() as { port: number }
  const anywhere = settings.host === '0.0.0.0' || settings.host === '::'
  const address = `http://${anywhere ? '127.0.0.1' : settings.host}:${port}`
  token.leave(settings.data, address)
  console.log(`Måttstock: ${address}`)
  if (setupCode) console.log(`Första gången? Välj en lösenfras på ${address}/admin med startkoden ${setupCode}`)
}

try {
  const settings = readSettings(process.env)
  const args = process.argv.slice(2)
  if (args.length === 0) await serve(settings)
  else {
    const { text, ok } = await runCommand(settings, args)
    ;(ok ? process.stdout : process.stderr).write(text)
    process.exitCode = ok ? 0 : 1
  }
} catch (fault) {
  if (!(fault instanceof StoreRefused)) throw fault
  console.error(fault.message)
  process.exitCode = 1
}
