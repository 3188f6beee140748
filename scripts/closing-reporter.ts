/**
 * The last lines of a test run: which tests failed at first and passed at the second try that they have in CI, and how many
 * were skipped, for which reasons.
 */
import { relative } from 'node:path'
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node'

export default class ClosingReporter implements Reporter {
  #byName = false

  onInit({ config }: Vitest) {
    this.#byName = config.testNamePattern !== undefined
  }

  onTestRunEnd(modules: readonly TestModule[]) {
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

const nameOf = (test: TestCase) => `${relative(process.cwd(), test.module.moduleId)} › ${test.fullName}`
