/** What tests are written in files, by their full names as they stand there: pages that name a test are held to this. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Shown } from '../../scripts/hazards.ts'

/** Of what a page names: what is not there, as `file › test`. */
export function notWritten(named: readonly Shown[]): readonly string[] {
  const files = [...new Set(named.map(({ file }) => file))].filter((file) => existsSync(file))
  // Only names are read: to make every project of this house ready for that is four fifths of the time.
  const folder = mkdtempSync(join(tmpdir(), 'names-'))
  const config = join(folder, 'vitest.config.mjs')
  writeFileSync(config, 'export default {}')
  const how = ['--config', config, '--root', process.cwd(), '--static-parse']
  // The names first: a file's name after `--json` would be taken for the file to write to.
  const args = ['node_modules/vitest/vitest.mjs', 'list', ...files, ...how, '--json']
  const listed = spawnSync(process.execPath, args, { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  const written = new Set(
    (JSON.parse(listed.stdout) as { file: string; name: string }[]).map(
      // The parser leaves the escapes of a quoted name in place.
      ({ file, name }) => `${file.slice(process.cwd().length + 1)} › ${name.replaceAll(/\\(["'])/g, '$1')}`,
    ),
  )
  return named.map(({ file, test }) => `${file} › ${test}`).filter((one) => !written.has(one))
}

/** Every test that a page names, as `file` › name, up to the end of its table cell, sentence or line. */
export const testsNamedIn = (page: string): readonly Shown[] =>
  [...page.matchAll(/`([\w./-]+\.test\.tsx?)` › (.+?)(?=; |\. [A-ZÅÄÖ]|\.? \||\.?$)/gm)].map(([, file, test]) => ({
    file: file as string,
    test: test as string,
  }))
