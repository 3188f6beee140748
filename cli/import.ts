/** `import --dry-run`: which lines of a table the app would import, and what is wrong with the others. */
import { readAnswersTable, type TableOptions } from './read-answers-table.ts'
import { readBytes } from './read-file.ts'
import { Refusal } from './refusal.ts'
import { Writer } from './write.ts'

interface Options extends TableOptions {
  readonly 'dry-run'?: boolean | undefined
  readonly format: 'csv' | 'json'
}

export async function dryRun(file: string | undefined, options: Options): Promise<number> {
  if (!options['dry-run']) throw new Refusal('only the app can import, since only it holds the keys: add --dry-run')
  const { lines, status } = readAnswersTable(await readBytes(file), options)
  const out = new Writer(['line', 'code', 'date', 'born', 'sex', 'answered'], options.format)
  for (const { line, code, day, born, sex, answers } of lines) {
    const answered = Object.values(answers).filter((answer) => answer !== null).length
    out.add({ values: [line, code, day, born, sex, answered] })
    await out.written()
  }
  await out.end()
  return status
}
