/**
 * The last line of a test run: how many tests were skipped, for which reasons. What failed is kept for `npm test`,
 * which says it at its very end (decision 0250).
 */
import { relative } from 'node:path'
import type { SerializedError } from 'vitest'
import type { Reporter, TestModule, Vitest } from 'vitest/node'
import { type Failure, keepFailures } from './failures.ts'

export default class ClosingReporter implements Reporter {
  #byName = false

  onInit({ config }: Vitest) {
    this.#byName = config.testNamePattern !== undefined
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[] = []) {
    keepFailures(failures(modules, unhandled))
    const reasons = modules
      .flatMap(({ children }) => [...children.allTests()])
      .map((test) => test.result())
      // A run by name skips every other test, without a reason.
      .flatMap((result) => (result.state === 'skipped' ? (result.note ?? (this.#byName ? [] : 'no reason given')) : []))
    const counted = [...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => `${all.length} ${reason}`)
    if (counted.length > 0) console.log(`${reasons.length} not shown here: ${counted.join('; ')}`)
  }
}

const failures = (modules: readonly TestModule[], unhandled: readonly SerializedError[]): Failure[] => [
  ...modules.flatMap((module) => [
    ...of(module.moduleId, 'the file', module.errors()),
    ...[...module.children.allSuites()].flatMap((suite) => of(module.moduleId, suite.fullName, suite.errors())),
    ...[...module.children.allTests('failed')].flatMap((test) =>
      of(module.moduleId, test.fullName, test.result().errors ?? []),
    ),
  ]),
  ...unhandled.flatMap((error) => of(error.VITEST_TEST_PATH, 'outside of every test', [error])),
]

const of = (path: unknown, name: string, errors: readonly SerializedError[]): Failure[] =>
  errors.map(({ stack, message }) => ({
    ...(typeof path === 'string' && { file: relative(process.cwd(), path).replaceAll('\\', '/') }),
    name,
    error: (stack || message).slice(0, 3000),
  }))
