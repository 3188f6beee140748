/**
 * The last lines of a test run: which tests failed at first and passed at the second try that they have in CI, and how many
 * were skipped, for which reasons. What failed is written to the file that FAILED names, for whoever runs several at once.
 */
import { appendFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { SerializedError } from 'vitest'
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node'

export default class ClosingReporter implements Reporter {
  #byName = false

  onInit({ config }: Vitest) {
    this.#byName = config.testNamePattern !== undefined
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[] = []) {
    if (process.env.FAILED)
      for (const said of failed(modules, unhandled)) appendFileSync(process.env.FAILED, `${said}\n`)
    const tests = modules.flatMap(({ children }) => [...children.allTests()])
    const again = tests.filter((test) => test.diagnostic()?.flaky)
    if (again.length > 0) console.log(`${again.length} needed a second try: ${again.map(nameOf).join('; ')}`)
    const reasons = tests
      .map((test) => test.result())
      // A run by name skips every other test, without a reason.
      .flatMap((result) => (result.state === 'skipped' ? (result.note ?? (this.#byName ? [] : 'no reason given')) : []))
    const counted = [...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => `${all.length} ${reason}`)
    if (counted.length > 0) console.log(`${reasons.length} not shown here: ${counted.join('; ')}`)
  }
}

const nameOf = (test: TestCase) => `${fileOf(test.module)} › ${test.fullName}`

/** Of tests, of what stands round them (a hook, a file that does not load), and of what nobody waited for. */
const failed = (modules: readonly TestModule[], unhandled: readonly SerializedError[]): string[] => [
  ...modules.flatMap((module) => [
    ...said(fileOf(module), module.errors()),
    ...[...module.children.allSuites()].flatMap((suite) =>
      said(`${fileOf(module)} › ${suite.fullName}`, suite.errors()),
    ),
    ...[...module.children.allTests('failed')].flatMap((test) => said(nameOf(test), test.result().errors ?? [])),
  ]),
  ...said('outside of every test', unhandled),
]

const said = (where: string, errors: readonly SerializedError[]) =>
  errors.map(({ message, stack }) => `FAILED ${where}\n${(stack || message).slice(0, 3000)}\n`)

const fileOf = (module: TestModule) => relative(process.cwd(), module.moduleId)
