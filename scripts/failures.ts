/** What failed in a test run, from its reporters to `npm test`: a line of JSON each, in the file that FAILED names. */
import { appendFileSync, readFileSync } from 'node:fs'

/** A test, or a hook or a file round tests, that failed; without a file: an error in none of them. */
export interface Failure {
  /** From the project's root, as `test/browser/home.test.ts`. */
  readonly file?: string
  readonly name: string
  /** What was said, and where. */
  readonly error: string
}

const { FAILED } = process.env
// Tests that run tests hand on what stands here.
delete process.env.FAILED

/** Nothing where nobody asks for them. */
export function keepFailures(failures: readonly Failure[]): void {
  if (FAILED) for (const one of failures) appendFileSync(FAILED, `${JSON.stringify(one)}\n`)
}

/** @throws where the file cannot be read or holds anything else */
export const readFailures = (path: string): readonly Failure[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
