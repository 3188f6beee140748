/**
 * Beside every test run: a control whose test is gone, skipped or failed makes the run fail, and says which hazard is left
 * without it. A run of some files speaks of those alone; a run by name speaks of none.
 */
import { relative } from 'node:path'
import type { Reporter, TestModule, Vitest } from 'vitest/node'
import { keepFailures } from './failures.ts'
import { type Hazard, readHazards, unshown } from './hazards.ts'

export default class HazardReporter implements Reporter {
  #byName = false

  onInit({ config }: Vitest) {
    this.#byName = config.testNamePattern !== undefined
  }

  onTestRunEnd(modules: readonly TestModule[]) {
    if (this.#byName) return
    const hazards = readHazards().filter((one): one is Hazard => 'controls' in one)
    const ran = modules.flatMap(({ moduleId, children }) =>
      [...children.allTests()].map((test) => ({
        file: relative(process.cwd(), moduleId).replaceAll('\\', '/'),
        test: test.fullName,
        passed: test.result().state === 'passed',
      })),
    )
    for (const { title, controls } of hazards)
      for (const { file, test } of new Set(controls.flatMap(({ shownBy }) => shownBy)))
        for (const fault of unshown([{ file, test }], ran)) {
          console.error(`A hazard is left without its control. ${title}:\n  ${fault}`)
          keepFailures([{ file, name: `control of: ${title}`, error: fault }])
          process.exitCode = 1
        }
  }
}
