/**
 * Vite's page waits for every file of a script before it runs the first line. The early read needs none of the others:
 * as a script of its own it reads the hand-over while React is still on its way. And what the first question needs is
 * compiled as it comes in, beside the page's own thread, rather than function by function when it is called.
 */
import type { Plugin } from 'vite'

/** The modules of `src/app/early-start.ts`: they import nothing else. */
export const earlyRead = {
  name: 'early-read',
  test: /src\/(app\/early-start|vault\/(session\/(early-read|session)|disk\/(database-name|notes|web-locks|key-shares)|crypto\/(seal|bytes)))\.ts|preload-helper/,
  priority: 1,
}

/** Chromium's word for it; any other browser reads a comment. */
const compiledAtOnce = '//# allFunctionsCalledOnLoad\n'

export function earlyReadAhead(): Plugin {
  return {
    name: 'early-read-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const link = /<link rel="modulepreload" crossorigin href="(\/assets\/early-read-[^"]+)">/
        const [whole, file] = link.exec(html) ?? []
        if (whole === undefined) throw new Error('the page has no early read to fetch ahead')
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
          if (chunk.name === earlyRead.name && chunk.imports.length > 0)
            throw new Error(`the early read would wait for ${chunk.imports}`)
        }
      },
    },
  }
}
