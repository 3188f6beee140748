/**
 * Vite's page waits for every file of a script before it runs the first line. The first look needs none of the others:
 * as a script of its own it reads the hand-over while React is still on its way. And what the first question needs is
 * compiled as it comes in, beside the page's own thread, rather than function by function when it is called.
 */
import type { Plugin } from 'vite'

/** The modules of `src/app/looked.ts`: they import nothing else. */
export const firstLook = {
  name: 'first-look',
  test: /src\/(app\/looked|vault\/(first-look|database-name|one-writer|session|seal|bytes|key-shares))\.ts|preload-helper/,
  priority: 1,
}

/** Chromium's word for it; any other browser reads a comment. */
const compiledAtOnce = '//# allFunctionsCalledOnLoad\n'

export function firstLookAhead(): Plugin {
  return {
    name: 'first-look-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const link = /<link rel="modulepreload" crossorigin href="(\/assets\/first-look-[^"]+)">/
        const [whole, file] = link.exec(html) ?? []
        if (whole === undefined) throw new Error('the page has no first look to fetch ahead')
        const ahead = `<script type="module" async crossorigin src="${file}"></script>`
        return html.replace(whole, '').replace('<script', `${ahead}\n    <script`)
      },
    },
    generateBundle: {
      // Vite puts a list of its own before everything, and the word must come first.
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue
          if (chunk.name === 'base' || chunk.isEntry) chunk.code = compiledAtOnce + chunk.code
          if (chunk.name === firstLook.name && chunk.imports.length > 0)
            throw new Error(`the first look would wait for ${chunk.imports}`)
        }
      },
    },
  }
}
