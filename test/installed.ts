/** What a machine need not have. A test that needs it says so, and is skipped with the reason and not passed over. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { TestContext } from 'vitest'

const installed = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))

export const lacking = (...programs: readonly string[]): string | null => {
  const missing = programs.filter((program) => !installed(program))
  return missing.length > 0 ? `${missing.join(' and ')} not installed` : null
}

/** For `beforeEach`, or the first line of a test. */
export const needs =
  (...programs: readonly string[]) =>
  ({ skip }: TestContext): void => {
    const reason = lacking(...programs)
    if (reason) skip(reason)
  }
