/** `node relay/main.ts` serves the relay alone; with a command it does that and ends. */
import { orOneSentence } from '#serving'
import { runCommand } from './console/commands.ts'
import { serveRelay } from './serve.ts'
import { readRelaySettings } from './settings.ts'

await orOneSentence(async () => {
  const settings = readRelaySettings(process.env)
  const args = process.argv.slice(2)
  if (args.length === 0) return await serveRelay(settings)
  const { text, ok } = await runCommand(settings, args)
  ;(ok ? process.stdout : process.stderr).write(text)
  process.exitCode = ok ? 0 : 1
})
