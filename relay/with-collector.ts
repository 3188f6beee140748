/** `npm start`: app, collector and relay in one process under one address, each of the two with a database of its own. */
import { orOneSentence, readSettings, serve } from '#serving'
import { tokenFile } from './server.ts'
import { readRelaySettings } from './settings.ts'
import { openRelay } from './start.ts'

await orOneSentence(async () => {
  const settings = readRelaySettings(process.env)
  const { add, close } = await openRelay(settings)
  await serve(readSettings(process.env), { tokenFiles: [tokenFile], add, stop: close })
})
