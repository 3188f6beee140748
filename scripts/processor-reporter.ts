/**
 * The seconds of processor that each test file takes, servers and browsers it starts included, most first. As the whole machine
 * counts them: on a quiet one, with one worker (docs/tests.md).
 */
import { cpus } from 'node:os'
import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

/** Milliseconds that all cores have worked since the machine started. */
const worked = () => cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys, 0)

export default class ProcessorReporter implements Reporter {
  #before = worked()
  readonly #files: { readonly file: string; readonly seconds: number }[] = []

  onTestModuleEnd({ moduleId }: TestModule) {
    const now = worked()
    this.#files.push({ file: relative(process.cwd(), moduleId), seconds: (now - this.#before) / 1000 })
    this.#before = now
  }

  onTestRunEnd() {
    for (const { file, seconds } of this.#files.toSorted((a, b) => b.seconds - a.seconds))
      console.log(`${seconds.toFixed(1).padStart(6)} s  ${file}`)
  }
}
