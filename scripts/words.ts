/**
 * Turns `src/words/<language>.ts?first` and `?rest` into compiled messages: what the one who answers needs, and what
 * only staff screens say. Without `split` (tests) everything is first.
 */
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'
import { isFirst } from '../src/words/parts.ts'

export function words({ split }: { readonly split: boolean }): Plugin {
  return {
    name: 'words',
    enforce: 'pre',
    async load(id) {
      const [file, part] = id.split('?')
      if (!file || (part !== 'first' && part !== 'rest')) return null
      this.addWatchFile(file)
      const module: Record<string, Record<string, string>> = await import(pathToFileURL(file).href)
      const messages = Object.entries(module[basename(file, '.ts')] ?? {})
        .filter(([key]) => (split ? isFirst(key) : true) === (part === 'first'))
        .map(([key, message]) => [key, compileMessage(message)])
      return { code: `export default ${JSON.stringify(Object.fromEntries(messages))}`, moduleType: 'js', map: null }
    },
  }
}
