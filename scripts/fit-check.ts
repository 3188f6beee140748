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

export interface CheckedPage {
  /** The folder that it is served from, as `/`. */
  readonly base: string
  readonly title: keyof Words
  /** What to do instead. */
  readonly instead: keyof Words
}
const staffPage: CheckedPage = { base: '/', title: 'app.name', instead: 'fit.instead' }

/** Without its indents, which are half of it. */
export const fitScript = ({ base }: CheckedPage = staffPage): string =>
  `(${refuseUnfit})(window, ${JSON.stringify(needed)}, '${base}unfit.html')\n`
    .replaceAll(/^\s*(\/\/.*)?\n?/gm, '')
    .replaceAll(/ +/g, ' ')

/** Each kind of unfitness under its own id. Our own sentences hold no sign that HTML reads as its own. */
export const unfitPage = (page: CheckedPage = staffPage): string =>
  `<!doctype html><meta charset="utf-8" /><title>${sv[page.title]}</title>${kinds.map((kind) => sectionOf(kind, page)).join('')}\n`

function sectionOf(kind: Unfit, { title, instead }: CheckedPage): string {
  const notices = spoken.map(([language, direction, words]) => {
    const sentences = [saidOf(kind, words), words[instead]].map((said) => `<p>${said}</p>`)
    return `<div class="notice notice--refusal" lang="${language}" dir="${direction}">${sentences.join('')}</div>`
  })
  return `<main id="${kind}" class="page page--narrow stack"><h1>${sv[title]}</h1>${notices.join('')}</main>`
}

function saidOf(kind: Unfit, words: Words): string {
  if (kind !== 'browser') return words[`fit.${kind}`]
  const versions = Object.entries(oldestBrowsers)
  return versions.reduce(
    (said, [name, version]) => said.replaceAll(`{${name}}`, version),
    `${words['fit.browser']} ${words['fit.browsers']}`,
  )
}

export function fitCheck(page: CheckedPage = staffPage): Plugin {
  return {
    name: 'fit-check',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'fit.js', source: fitScript(page) })
      this.emitFile({ type: 'asset', fileName: 'unfit.html', source: unfitPage(page) })
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace('<script', `<script defer src="${page.base}fit.js"></script>\n    <script`),
    },
  }
}
