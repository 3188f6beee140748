/** The command line: a door on scoring and on exchange, the same core as the app. Reads a file or standard input. */
import { parseArgs } from 'node:util'
import { change } from './change.ts'
import { exportFhir } from './fhir.ts'
import { HELP, helpOf, listForms } from './help.ts'
import { dryRun } from './import.ts'
import { bringInstrument, checkInstrument } from './instrument.ts'
import { open } from './open.ts'
import { Refusal } from './refusal.ts'
import { run } from './run.ts'
import { scoreTable } from './score.ts'
import { checkWording, wordingFromFhir, wordingToFhir } from './wording.ts'

/** What each command is called, the options it takes beside --format, --instrument and --help, and what it does. */
const commands: Readonly<Record<string, { readonly takes: readonly string[]; run(asked: Asked): Promise<number> }>> = {
  score: { takes: ['form'], run: ({ values, file }) => run(scoreTable(values.form), file, values.format) },
  change: { takes: [], run: ({ values, file }) => run(change, file, values.format) },
  open: { takes: [], run: ({ file }) => open(file) },
  'instrument check': { takes: [], run: ({ file }) => checkInstrument(file) },
  'wording check': { takes: [], run: ({ file }) => checkWording(file) },
  'wording from-fhir': {
    takes: [
      ...['form', 'language', 'wording-version', 'title', 'instruction', 'period', 'copyright', 'source'],
      ...['licence', 'granted-by', 'granted-to', 'valid-until'],
    ],
    run: ({ values, file }) => wordingFromFhir(file, values),
  },
  'wording to-fhir': { takes: [], run: ({ file }) => wordingToFhir(file) },
  'fhir export': { takes: ['form', 'first'], run: ({ values, file }) => exportFhir(file, values) },
  import: { takes: ['form', 'first', 'dry-run'], run: ({ values, file }) => dryRun(file, values) },
}

type Asked = { readonly values: Values; readonly file: string | undefined }
type Values = ReturnType<typeof parse>['values']

/** 0: all was read. 1: some was not, and is named on standard error. 2: nothing could be done, said in one sentence. */
async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parse(args)
  if (values.instrument !== undefined) await bringInstrument(values.instrument)
  if (values.list) return say(listForms(values.format))
  const [first, second] = positionals
  if (first === undefined || first === 'help') return values.help || first ? say(HELP) : refuseCommand('')
  const name = [`${first} ${second}`, first].find((each) => Object.hasOwn(commands, each))
  if (values.help) return say(helpOf(first) ?? refuseCommand(first))
  const command = name === undefined ? undefined : commands[name]
  if (name === undefined || !command) return refuseCommand(first)
  const files = positionals.slice(name.split(' ').length)
  if (files.length > 1) throw new Refusal(`one file at a time, not ${files.length}`)
  const other = Object.keys(values).find((key) => !['format', 'help', 'instrument', ...command.takes].includes(key))
  if (other !== undefined) throw new Refusal(`--${other} does not belong to ${name} (see --help)`)
  return command.run({ values, file: files[0] })
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

function parse(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'csv' },
        help: { type: 'boolean', short: 'h' },
        list: flag,
        instrument: text,
        form: text,
        first: text,
        'dry-run': flag,
        language: text,
        'wording-version': text,
        title: text,
        instruction: text,
        period: text,
        copyright: text,
        source: text,
        licence: text,
        'granted-by': text,
        'granted-to': text,
        'valid-until': text,
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
  const sections = [...new Set(Object.keys(commands).map((name) => name.split(' ')[0]))]
  const all = `${sections.slice(0, -1).join(', ')} or ${sections.at(-1)}`
  if (sections.includes(command)) {
    const ways = Object.keys(commands).filter((name) => name.startsWith(`${command} `))
    throw new Refusal(`say which: ${ways.join(', ')} (see --help)`)
  }
  throw new Refusal(`${command === '' ? 'say what to do' : `there is no command ${command}`}: ${all} (see --help)`)
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
