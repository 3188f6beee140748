/** The last lines of a test run: how many tests were skipped, and for which reasons. */
import type { Reporter, TestModule, Vitest } from 'vitest/node'

export default class SkipReporter implements Reporter {
  #byName = false

  onInit({ config }: Vitest) {
    this.#byName = config.testNamePattern !== undefined
  }

  onTestRunEnd(modules: readonly TestModule[]) {
    const reasons = modules
      .flatMap(({ children }) => [...children.allTests('skipped')])
      .map((test) => test.result())
      // A run by name skips every other test, without a reason.
      .flatMap((result) => (result.state === 'skipped' ? (result.note ?? (this.#byName ? [] : 'no reason given')) : []))
    const counted = [...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => `${all.length} ${reason}`)
    if (counted.length > 0) console.log(`${reasons.length} not shown here: ${counted.join('; ')}`)
  }
}
