/** `node relay/main.ts` serves the relay alone; with a command it does that and ends. */
import { listen, orOneSentence, untilToldToStop } from '#serving'
import { runCommand } from './console/commands.ts'
import { startRelay } from './server.ts'
import { type RelaySettings, readRelaySettings } from './settings.ts'

async function serveAlone(settings: RelaySettings) {
  const { server, token, stop } = await startRelay(settings)
  untilToldToStop(async () => {
    token.remove(settings.data)
    await stop()
  })
  await listen(server, settings, (address) => token.leave(settings.data, address))
}

await orOneSentence(async () => {
  const settings = readRelaySettings(process.env)
  const args = process.argv.slice(2)
  if (args.length === 0) return await serveAlone(settings)
  const { text, ok } = await runCommand(settings, args)
  ;(ok ? process.stdout : process.stderr).write(text)
  process.exitCode = ok ? 0 : 1
})
