/** Runs the command line as a researcher does: a process of its own, with real pipes. */
import { spawnSync } from 'node:child_process'

export interface Ran {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

export function mattstock(
  args: readonly string[],
  input: string | Uint8Array = '',
  nodeOptions: readonly string[] = [],
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, 'cli/main.ts', ...args], {
    input,
    maxBuffer: 1 << 30,
  })
  return { status, out: stdout.toString('utf8'), err: stderr.toString('utf8') }
}

/** Lines of CSV without quotes, as objects by column. */
export function table(out: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = out.trimEnd().split('\n')
  const columns = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [columns[at] ?? '', cell])))
}

export const csv = (rows: readonly (readonly (string | number | null)[])[], separator = ',', end = '\n'): string =>
  rows.map((row) => row.map((cell) => cell ?? '').join(separator) + end).join('')
