/**
 * `npm run licences`: does every package that we install carry a licence that we have said yes to? Reads the lock file,
 * so that it needs no network and sees packages of other systems too.
 */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** Go with our EUPL-1.2 in what units and collectors run. */
const inTheApp = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'MIT-0',
  'Unlicense',
]
/** Also for tools that stay at work and are not passed on. */
const atWork = [...inTheApp, 'MPL-2.0', 'Zlib', 'CC0-1.0', 'CC-BY-4.0']
/** Packages at work whose own words are not a licence's name, or whose licence is let in for them alone; each read by hand. */
const readByHand: Readonly<Record<string, string>> = {
  jschardet: "LGPL-2.1 or later: guesses a file's encoding for a test's reader of data packages; never passed on",
  tv4: 'public domain or MIT, as its page says',
}

export interface Packaged {
  readonly name: string
  /** As the package says it: an SPDX expression, most often. */
  readonly licence: unknown
  readonly atWork: boolean
}

/** What is not allowed, as a sentence each. */
export function refusedLicences(packages: readonly Packaged[]): readonly string[] {
  return packages
    .filter((one) => !(one.atWork && Object.hasOwn(readByHand, one.name)))
    .filter((one) => !allowed(String(one.licence ?? ''), one.atWork ? atWork : inTheApp))
    .map(
      ({ name, licence, atWork }) =>
        `${name}: ${JSON.stringify(licence)} is not allowed ${atWork ? 'at work' : 'in the app'}`,
    )
}

/** Of an SPDX expression without nesting: any of the choices, each of whose parts is allowed. */
function allowed(expression: string, list: readonly string[]): boolean {
  const choices = expression.replace(/^\(|\)$/g, '').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((part) => list.includes(part.trim())))
}

export function packagesOf(lock: string): readonly Packaged[] {
  const { packages } = JSON.parse(lock) as { packages: Record<string, { license?: unknown; dev?: boolean }> }
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { license, dev }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      licence: license,
      atWork: dev === true,
    }))
}

function check(): void {
  const packages = packagesOf(readFileSync('package-lock.json', 'utf8'))
  const refused = refusedLicences(packages)
  for (const sentence of refused) console.error(sentence)
  if (refused.length > 0) process.exitCode = 1
  else console.log(`ok  the licences of ${packages.length} packages`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) check()
