/** Every address of the open unit, and who it is for: one that is new fails until somebody has thought of that. */
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** What stands on these is the releaser's: everybody else is told whom to ask. `period/:id/:step?` is so for *send* alone. */
const forReleaser = { '/period/enrol': 'start/enrol-page', '/period/log': 'log/log-page' }

const forEverybody = [
  '/',
  '/about',
  '/cases/*?',
  '/cases/:id/*?',
  '/cases/new',
  '/families',
  // Before a unit is open, and on a device that has none: whoever is let in is decided on another device.
  '/join/:how?',
  '/period',
  '/period/*?',
  '/period/:id/:step?',
  '/period/:id/comparison',
  '/period/:id/exports',
  '/period/:id/report',
  '/period/waiting',
  '/support/:form',
  '/training/*?',
  '/unit/*?',
  '/unit/backup',
  // Closing is a keeper's; once it is said, whoever is in may empty their device.
  '/unit/close',
  '/unit/devices',
  // Everybody may look; a keeper alone lets a device in, and says once more who they are.
  '/unit/devices/add',
  '/unit/devices/ask',
  // Who reads what comes from home is everybody's to promise; the addresses of letters are a keeper's.
  '/unit/home',
  '/unit/relay',
  '/unit/import',
  '/unit/instruments',
  // The log is everybody's to read; that it was gone through is a keeper's to note.
  '/unit/log',
  '/unit/passkeys',
  '/unit/reading',
  '/unit/receive',
  // Which cases are past the term is everybody's to see; the terms and erasing them are a keeper's.
  '/unit/retention',
  '/unit/set-up',
  // One's own passphrase is everybody's; the rest of the page is a keeper's, or the sheet's.
  '/unit/staff',
  '/unit/tablet',
  // Who is in a team is everybody's to see, and a keeper's to change.
  '/unit/teams',
  '/unit/wordings',
  '/unit/wordings/missing',
  '/unit/wordings/missing/:holder',
]

const routes = globSync('src/app/**/*.tsx', { exclude: ['**/*.test.tsx'] }).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/<Route path="([^"]+)"/g)].map(([, path]) => path as string),
)

it('is each for everybody or for the releaser', () => {
  expect([...new Set(routes)].sort()).toEqual([...forEverybody, ...Object.keys(forReleaser)].sort())
})

it.each([...Object.values(forReleaser), 'send/send-page'])(
  'src/period/%s shows nothing to anybody but the releaser',
  (page) => {
    expect(readFileSync(`src/period/${page}.tsx`, 'utf8')).toContain('<ForReleaser>')
  },
)

it('the worker lets pass by what the server answers itself, the operator’s own socket apart', () => {
  const listed = (file: string, list: RegExp) => readFileSync(file, 'utf8').match(list)?.[1]?.match(/\w+/g)
  const passing = listed('src/offline/service.worker.ts', /passing = \[([^\]]+)\]/)
  const answered = listed('collector/web/app-files.ts', /\^\\\/\(([\w|]+)\)/)
  expect(new Set(passing)).toEqual(new Set(answered?.filter((first) => first !== 'console')))
  expect(passing).toContain('v1')
})
