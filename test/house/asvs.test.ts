/** The page that answers the security standard: every requirement, each with a test that exists or a reason. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { notWritten, testsNamedIn } from './written-tests.ts'

const page = readFileSync('docs/asvs.md', 'utf8')
/** Ids and levels as the standard gives them; its sentences stand there and not here. */
const { ids } = JSON.parse(readFileSync('test/fixtures/asvs-5.0.0.json', 'utf8')) as { ids: Record<string, number> }

const rows = [...page.matchAll(/^\| (V\d+\.\d+\.\d+) \| (\d) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, id = '', level, asked = '', stands = '', why = '']) => ({ id, level: Number(level), asked, stands, why }),
)

it('answers each of the 253 requirements of levels 1 and 2 once, and no other', () => {
  expect(Object.keys(ids)).toHaveLength(253)
  expect(rows.map(({ id }) => id)).toEqual(Object.keys(ids))
  expect(rows.filter(({ id, level }) => ids[id] !== level)).toEqual([])
})

it('says where we stand in one of four ways, with a test or a reason', () => {
  const ways = ['met', 'not here', 'operator', 'deviates']
  expect(rows.filter(({ stands }) => !ways.includes(stands))).toEqual([])
  expect(rows.filter(({ asked, why }) => asked.length < 8 || why.length < 8)).toEqual([])
  for (const way of ways) expect(page).toContain(`**${way}** ${rows.filter(({ stands }) => stands === way).length}`)
})

it('says at the head what deviates, data in the browser’s storage first of all', () => {
  const deviates = rows.filter(({ stands }) => stands === 'deviates').map(({ id }) => id)
  expect(deviates).toContain('V14.3.3')
  const head = page.slice(0, page.indexOf('## V1'))
  expect(deviates.filter((id) => !head.includes(id))).toEqual([])
})

it('names tests that are written', () => {
  const named = testsNamedIn(page)
  expect(named.length).toBeGreaterThan(100)
  expect(notWritten(named)).toEqual([])
})
