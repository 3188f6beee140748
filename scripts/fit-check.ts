/**
 * Writes `fit.js`, the check of address and browser ahead of all other scripts, and `unfit.html`, what it says in every
 * language. A classic script, deferred: a browser that cannot read the app's modules still runs it, and where both run
 * it is first.
 */
import type { Plugin } from 'vite'
import { needed, oldestBrowsers } from '../src/offline/browsers.ts'
import { refuseUnfit, type Unfit } from '../src/offline/refuse-unfit.ts'
import { ar } from '../src/words/ar.ts'
import { en } from '../src/words/en.ts'
import { sv } from '../src/words/sv.ts'

type Words = typeof sv | typeof en | typeof ar

const kinds: readonly Unfit[] = ['address', 'browser', 'blocked']
const spoken = [
  ['sv', 'ltr', sv],
  ['en', 'ltr', en],
  ['ar', 'rtl', ar],
] as const

/** Without its indents, which are half of it. */
export const fitScript = (): string =>
  `(${refuseUnfit})(window, ${JSON.stringify(needed)})\n`.replaceAll(/^\s*(\/\/.*)?\n?/gm, '').replaceAll(/ +/g, ' ')

/** Each kind of unfitness under its own id. Our own sentences hold no sign that HTML reads as its own. */
export const unfitPage = (): string =>
  `<!doctype html><meta charset="utf-8" /><title>Måttstock</title>${kinds.map(sectionOf).join('')}\n`

function sectionOf(kind: Unfit): string {
  const notices = spoken.map(([language, direction, words]) => {
    const sentences = [saidOf(kind, words), words['fit.instead']].map((said) => `<p>${said}</p>`)
    return `<div class="notice notice--refusal" lang="${language}" dir="${direction}">${sentences.join('')}</div>`
  })
  return `<main id="${kind}" class="page page--narrow stack"><h1>Måttstock</h1>${notices.join('')}</main>`
}

function saidOf(kind: Unfit, words: Words): string {
  if (kind !== 'browser') return words[`fit.${kind}`]
  const versions = Object.entries(oldestBrowsers)
  return versions.reduce(
    (said, [name, version]) => said.replaceAll(`{${name}}`, version),
    `${words['fit.browser']} ${words['fit.browsers']}`,
  )
}

export function fitCheck(): Plugin {
  return {
    name: 'fit-check',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'fit.js', source: fitScript() })
      this.emitFile({ type: 'asset', fileName: 'unfit.html', source: unfitPage() })
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace('<script', '<script defer src="/fit.js"></script>\n    <script'),
    },
  }
}
