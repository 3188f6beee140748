/** The pages that a security or data protection officer reads: what they name is there, and they are as long as they say. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { notWritten, testsNamedIn } from './written-tests.ts'

const pages = [
  'docs/threats.md',
  'docs/dpia.md',
  'docs/dataskydd.md',
  'docs/intended-use.md',
  'SECURITY.md',
  'docs/asvs.md',
]
const read = (path: string) => readFileSync(path, 'utf8')

it('every threat says who, what, by which way, what stops it, and a test that is written', () => {
  const page = read('docs/threats.md')
  const table = page.slice(page.indexOf('## Who, and'), page.indexOf('## What is not stopped'))
  const rows = table.split('\n').filter((line) => line.startsWith('| ') && !/^\| (who|---)/.test(line))
  expect(rows.length).toBeGreaterThanOrEqual(20)
  expect(rows.filter((row) => row.split(' | ').length !== 5)).toEqual([])
  expect(testsNamedIn(page)).toHaveLength(rows.length)
  expect(notWritten(testsNamedIn(page))).toEqual([])
})

it('the impact assessment names tests that are written, and marks what the unit has to fill in', () => {
  const page = read('docs/dpia.md')
  expect(testsNamedIn(page).length).toBeGreaterThan(4)
  expect(notWritten(testsNamedIn(page))).toEqual([])
  expect(page.split('✎').length).toBeGreaterThan(30)
})

it('the page for a data protection officer is one page: 560 words at most', () => {
  expect(read('docs/dataskydd.md').split(/\s+/).length).toBeLessThanOrEqual(560)
})

it.each(pages)('%s links to nothing that is not there', (path) => {
  const links = [...read(path).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, to]) => join(dirname(path), to as string))
  expect(links.filter((to) => !existsSync(to))).toEqual([])
})

it('says in plain words that it is no medical device', () => {
  expect(read('docs/intended-use.md')).toContain('**not CE-marked**')
})
