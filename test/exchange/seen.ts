/** Files from public bug reports, rebuilt: see test/fixtures/cases/README.md. */
import { readFileSync } from 'node:fs'

export const seenTable = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(`test/fixtures/cases/tables/${name}.csv`))
export const seenFhir = (kind: 'questionnaires' | 'responses', name: string): string =>
  readFileSync(`test/fixtures/cases/${kind}/${name}.json`, 'utf8')
