/** Which browsers the app takes: one list, in the README, on the first page and in the check that runs before the app. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fitScript, unfitPage } from '../../scripts/fit-check.ts'
import { needed, oldestBrowsers } from '../../src/offline/browsers.ts'
import { refuseUnfit } from '../../src/offline/refuse-unfit.ts'
import { ar } from '../../src/words/ar.ts'
import { en } from '../../src/words/en.ts'
import { sv } from '../../src/words/sv.ts'

const { chromium, firefox, safari } = oldestBrowsers

it('says the same oldest browsers in the README, in every language and where a browser is refused', () => {
  const readme = readFileSync('README.md', 'utf8')
  expect(readme).toContain(
    `Chrome and Edge from ${chromium}, Firefox from ${firefox}, Safari (iPadOS, iOS) from ${safari}`,
  )
  // The first page fills the places in; the first script has them filled in.
  for (const words of [sv, en, ar])
    expect(words['fit.browsers'].match(/\{(\w+)\}/g)).toEqual(['{chromium}', '{firefox}', '{safari}', '{safari}'])
  const page = unfitPage()
  expect(page).not.toMatch(/[{}]/)
  // Once in each language, and Safari's for its tablets too.
  expect([chromium, firefox, safari].map((version) => page.split(version).length - 1)).toEqual([3, 3, 6])
  expect(page.match(/ id="\w+"/g)).toEqual([' id="address"', ' id="browser"', ' id="blocked"'])
})

it('is a script that a browser of 2011 can read', () => {
  const script = fitScript()
  // Arrows, templates, optional chaining, `const`, spread and default values are all younger.
  const code = script.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').replaceAll(/'(?:[^'\\]|\\.)*'/g, "''")
  expect(code.match(/=>|`|\?\.|\?\?|\b(?:const|let|class|async|await|import)\b|\.\.\./g)).toEqual(null)
  expect(() => new Function(script)).not.toThrow()
})

/** As much of a page as the check looks at, without one thing. */
function aPage(without?: string): Record<string, unknown> {
  const page: Record<string, unknown> = {
    isSecureContext: true,
    localStorage: { length: 0 },
    sessionStorage: { length: 0 },
    document: { getElementById: () => null },
  }
  for (const path of needed) {
    if (path === without) continue
    const names = path.split('.')
    let at = page
    for (const name of names) {
      at[name] ??= {}
      at = at[name] as Record<string, unknown>
    }
  }
  return page
}
const verdict = (page: Record<string, unknown>) => refuseUnfit(page as never, needed, '/unfit.html')

it('takes a browser that has all of it', () => {
  expect(verdict(aPage())).toBeNull()
})

it.each(needed)('refuses a browser without %s', (path) => {
  expect(verdict(aPage(path))).toBe('browser')
})

it('refuses a browser that is older than any word of what is secure', () => {
  const { document } = aPage()
  expect(verdict({ document })).toBe('browser')
})

it('refuses an address over plain http, whatever the browser', () => {
  expect(verdict({ ...aPage(), isSecureContext: false })).toBe('address')
})

it('refuses a browser that keeps nothing for the site', () => {
  const refuses = () => {
    throw new DOMException('not here', 'SecurityError')
  }
  expect(verdict(Object.defineProperty(aPage(), 'localStorage', { get: refuses }))).toBe('blocked')
})
