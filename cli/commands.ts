/** What was asked on the command line, to the one command that does it. Each is loaded when it is asked for. */
import { parseArgs } from 'node:util'
import { HELP, helpOf, listForms } from './help.ts'
import { Refusal } from './refusal.ts'

/** What a table of earlier answers may need said. */
const table = ['form', 'first', 'nines', 'accept', 'column']

/** What each command is called, the options it takes beside --format, --instrument and --help, and what it does. */
const commands: Readonly<
  Record<string, { readonly takes: readonly string[]; run(asked: Arguments): Promise<number> }>
> = {
  score: {
    takes: ['form'],
    run: async ({ values, file }) => {
      const [{ run }, { scoreTable }] = await Promise.all([import('./run.ts'), import('./score.ts')])
      return run(scoreTable(values.form), file, values.format)
    },
  },
  change: {
    takes: [],
    run: async ({ values, file }) => {
      const [{ run }, { change }] = await Promise.all([import('./run.ts'), import('./change.ts')])
      return run(change, file, values.format)
    },
  },
  open: { takes: [], run: async ({ file }) => (await import('./open.ts')).open(file) },
  'instrument check': { takes: [], run: async ({ file }) => (await import('./instrument.ts')).checkInstrument(file) },
  'wording check': { takes: [], run: async ({ file }) => (await import('./wording.ts')).checkWording(file) },
  'wording from-fhir': {
    takes: [
      ...['form', 'language', 'wording-version', 'title', 'instruction', 'period', 'copyright', 'source'],
      ...['licence', 'granted-by', 'granted-to', 'valid-until', 'choices'],
    ],
    run: async ({ values, file }) => (await import('./wording.ts')).wordingFromFhir(file, values),
  },
  'wording to-fhir': { takes: [], run: async ({ file }) => (await import('./wording.ts')).wordingToFhir(file) },
  'fhir export': {
    takes: [...table, 'day', 'informant'],
    run: async ({ values, file }) => (await import('./fhir.ts')).exportFhir(file, values),
  },
  import: {
    takes: [...table, 'dry-run'],
    run: async ({ values, file }) => (await import('./import.ts')).dryRun(file, values),
  },
}

type Arguments = { readonly values: Values; readonly file: string | undefined }
type Values = ReturnType<typeof parse>['values']

/** 0: all was read. 1: some was not, and is named on standard error. 2: nothing could be done, said in one sentence. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const { positionals, values } = parse(args)
  if (values.instrument !== undefined) await (await import('./instrument.ts')).bringInstrument(values.instrument)
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
        choices: text,
        day: text,
        informant: text,
        nines: text,
        accept: { type: 'string', multiple: true },
        column: { type: 'string', multiple: true },
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
