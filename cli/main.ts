/** The command line for researchers: `score` and `change`, on the same core as the app. Reads a file or standard input. */
import { parseArgs } from 'node:util'
import { change } from './change.ts'
import { CHANGE_HELP, HELP, listForms, OPEN_HELP, SCORE_HELP } from './help.ts'
import { open } from './open.ts'
import { Refusal } from './refusal.ts'
import { run } from './run.ts'
import { scoreTable } from './score.ts'

/** 0: every line was read. 1: some lines were not, and are named on standard error. 2: nothing could be done, said in one sentence. */
async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parse(args)
  const [command, ...files] = positionals
  if (values.list) return say(listForms(values.format))
  if (command === undefined || command === 'help') return values.help || command ? say(HELP) : refuseCommand('')
  if (command !== 'score' && command !== 'change' && command !== 'open') return refuseCommand(command)
  if (values.help && command === 'open') return say(OPEN_HELP)
  if (values.help) return say(command === 'score' ? SCORE_HELP : CHANGE_HELP)
  if (files.length > 1) throw new Refusal(`one file at a time, not ${files.length}`)
  if (command === 'open') return open(files[0])
  if (command === 'change' && values.form !== undefined) throw new Refusal('--form belongs to score, not to change')
  return run(command === 'score' ? scoreTable(values.form) : change, files[0], values.format)
}

function parse(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        form: { type: 'string' },
        format: { type: 'string', default: 'csv' },
        help: { type: 'boolean', short: 'h' },
        list: { type: 'boolean' },
      },
    })
    const { format } = values
    if (format !== 'csv' && format !== 'json') throw new Refusal(`--format is csv or json, not ${format}`)
    return { positionals, values: { ...values, format } as const }
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) throw new Refusal(error.message.split('. ')[0] ?? error.message)
    throw error
  }
}

function say(text: string): number {
  process.stdout.write(text)
  return 0
}

function refuseCommand(command: string): never {
  throw new Refusal(
    `${command === '' ? 'say what to do' : `there is no command ${command}`}: score, change or open (see --help)`,
  )
}

// A reader that has seen enough, as `head`, closes the pipe: that is no fault of anybody's.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`mattstock: ${error.message}.\n`)
  process.exitCode = 2
}
