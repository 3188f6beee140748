/**
 * Writes `fit.js`: the check of address and browser, with its sentences in every language, ahead of all other scripts.
 * A classic script, deferred: a browser that cannot read the app's modules still runs it, and where both run it is first.
 */
import type { Plugin } from 'vite'
import { needed, oldestBrowsers } from '../src/fit/browsers.ts'
import { type FitWords, refuseUnfit } from '../src/fit/refuse-unfit.ts'
import { ar } from '../src/words/ar.ts'
import { en } from '../src/words/en.ts'
import { sv } from '../src/words/sv.ts'

const wordsIn = (language: string, direction: string, words: typeof sv | typeof en | typeof ar): FitWords => ({
  language,
  direction,
  address: words['fit.address'],
  browser: `${words['fit.browser']} ${withVersions(words['fit.browsers'])}`,
  blocked: words['fit.blocked'],
  instead: words['fit.instead'],
})

const withVersions = (sentence: string) =>
  Object.entries(oldestBrowsers).reduce((said, [name, version]) => said.replaceAll(`{${name}}`, version), sentence)

/** The whole of `fit.js`. */
export const fitScript = (): string => {
  const said = [wordsIn('sv', 'ltr', sv), wordsIn('en', 'ltr', en), wordsIn('ar', 'rtl', ar)]
  return `(${refuseUnfit})(window, ${JSON.stringify(needed)}, ${JSON.stringify(said)})\n`
}

export function fitCheck(): Plugin {
  return {
    name: 'fit-check',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'fit.js', source: fitScript() })
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace('<script', '<script defer src="/fit.js"></script>\n    <script'),
    },
  }
}
