/** What we build on: every package has a licence we said yes to, a reason, and a line in the bill of materials. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packagesOf, refusedLicences } from '../../scripts/licences.ts'
import { differing, hashes } from '../../scripts/reproducible.ts'

const lock = readFileSync('package-lock.json', 'utf8')
const own = JSON.parse(readFileSync('package.json', 'utf8')) as Record<'dependencies' | 'devDependencies', object>

it('every package that is installed carries a licence that we have said yes to', () => {
  const packages = packagesOf(lock)
  expect(packages.length).toBeGreaterThan(500)
  expect(refusedLicences(packages)).toEqual([])
})

it.each([
  [{ name: 'a', licence: 'GPL-3.0-only', atWork: true }, 'a: "GPL-3.0-only" is not allowed at work'],
  [{ name: 'b', licence: 'MPL-2.0', atWork: false }, 'b: "MPL-2.0" is not allowed in the app'],
  [{ name: 'c', licence: undefined, atWork: false }, 'c: undefined is not allowed in the app'],
  [
    { name: 'd', licence: '(MIT AND GPL-2.0-only)', atWork: true },
    'd: "(MIT AND GPL-2.0-only)" is not allowed at work',
  ],
  // Let in for work only: in the app its licence would bind whoever passes the app on.
  [{ name: 'jschardet', licence: 'LGPL-2.1+', atWork: false }, 'jschardet: "LGPL-2.1+" is not allowed in the app'],
])('refuses %j', (one, why) => {
  expect(refusedLicences([one])).toEqual([why])
})

it('takes a package that offers a choice, where one of the choices is allowed', () => {
  expect(refusedLicences([{ name: 'e', licence: '(MIT OR GPL-3.0-or-later)', atWork: false }])).toEqual([])
})

it('every direct dependency stands with its reason in decision 3, and no other does', () => {
  const rows = readFileSync('docs/decisions/0003-dependencies.md', 'utf8').matchAll(
    /^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$/gm,
  )
  const named = [...rows].flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
  const listed = named.filter((name) => !['run time', 'at work', '---'].includes(name))
  const direct = [...Object.keys(own.dependencies), ...Object.keys(own.devDependencies)]
  // Types go with the package they describe; `@scope/*` stands for all of its own.
  const ours = direct.filter((name) => !name.startsWith('@types/'))
  const stands = (name: string, line: string) =>
    line.endsWith('/*') ? name.startsWith(line.slice(0, -1)) : name === line
  expect(ours.filter((name) => !listed.some((line) => stands(name, line)))).toEqual([])
  expect(listed.filter((line) => !ours.some((name) => stands(name, line)))).toEqual([])
})

it('the bill of materials is CycloneDX and names every package of the lock file with its hash', () => {
  const bill = JSON.parse(execFileSync('npm', ['run', '-s', 'sbom'], { encoding: 'utf8', maxBuffer: 50_000_000 })) as {
    bomFormat: string
    components: { purl: string; hashes?: unknown[] }[]
  }
  expect(bill.bomFormat).toBe('CycloneDX')
  const named = new Set(bill.components.map(({ purl }) => decodeURIComponent(purl).replace(/^pkg:npm\/|\?.*$/g, '')))
  const { packages } = JSON.parse(lock) as {
    packages: Record<string, { name?: string; version: string; optional?: true }>
  }
  const installed = Object.entries(packages)
    .filter(([path, { optional }]) => path !== '' && !optional)
    .map(([path, { name, version }]) => `${name ?? path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`)
  expect(installed.filter((one) => !named.has(one))).toEqual([])
  expect(bill.components.filter(({ hashes }) => !hashes?.length)).toEqual([])
})

it('two builds that differ in a byte, or in a file, are told apart', () => {
  const folders = ['one', 'other'].map((name) => mkdtempSync(join(tmpdir(), `build-${name}-`))) as [string, string]
  for (const folder of folders) writeFileSync(join(folder, 'same.js'), 'same')
  expect(differing(...(folders.map(hashes) as [ReturnType<typeof hashes>, ReturnType<typeof hashes>]))).toEqual([])
  writeFileSync(join(folders[0], 'time.js'), '2026-11-21')
  writeFileSync(join(folders[1], 'time.js'), '2026-11-22')
  writeFileSync(join(folders[1], 'more.js'), '')
  expect(differing(hashes(folders[0]), hashes(folders[1]))).toEqual(['more.js', 'time.js'])
  for (const folder of folders) rmSync(folder, { recursive: true })
})
