/** `node collector/main.ts` serves; with a command it does that and ends. */
import { runCommand } from './console/commands.ts'
import { serve } from './serve.ts'
import { readSettings } from './settings.ts'
import { orOneSentence } from './web/listen.ts'

await orOneSentence(async () => {
  const settings = readSettings(process.env)
  const args = process.argv.slice(2)
  if (args.length === 0) return await serve(settings)
  const { text, ok } = await runCommand(settings, args)
  ;(ok ? process.stdout : process.stderr).write(text)
  process.exitCode = ok ? 0 : 1
})
