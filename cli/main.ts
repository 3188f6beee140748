/** The command line: a way to scoring and exchange, the same core as the app. Reads a file or standard input. */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { Refusal } from './refusal.ts'

// Half of a short run was compiling. Inside the project: whoever can write there can write the program itself.
enableCompileCache(join(import.meta.dirname, '../.cache/compiled'))

// A reader that has seen enough, as `head`, closes the pipe: that is no fault of anybody's.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  const { runCommand } = await import('./commands.ts')
  process.exitCode = await runCommand(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`mattstock: ${error.message}.\n`)
  process.exitCode = 2
}
