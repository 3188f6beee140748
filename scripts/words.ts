/**
 * Turns `src/words/<language>.ts?first` and `?rest` into compiled messages: what the one who answers needs, and what
 * only staff screens say. Without `split` (tests) everything is first.
 */
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'
import { isFirst } from '../src/words/parts.ts'

interface Cut {
  readonly split: boolean
  /** Messages that this build leaves out. */
  readonly without?: (id: string) => boolean
}

export function words({ split, without = () => false }: Cut): Plugin {
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
        .filter(([key]) => !without(key))
        .map(([key, message]) => [key, compiled(basename(file, '.ts'), message)])
      return { code: `export default ${JSON.stringify(Object.fromEntries(messages))}`, moduleType: 'js', map: null }
    },
  }
}

type Token = CompiledMessage[number]

/** In right-to-left text a code, a name or a number keeps its own direction: first strong isolate … pop isolate. */
export function compiled(language: string, message: string): CompiledMessage {
  const tokens = compileMessage(message)
  return new Intl.Locale(language).getTextInfo().direction === 'rtl' ? tokens.flatMap(isolated) : tokens
}

/** A compiled message is text and arguments: `[name]` alone, or with a format and the choices of a plural or select. */
function isolated(token: Token): Token[] {
  if (typeof token === 'string') return [token]
  const [name, format, choices] = token
  if (format === undefined) return ['\u2068', token, '\u2069']
  if (typeof choices !== 'object' || choices === null) return [token]
  const inner = Object.entries(choices).map(([key, choice]) => [
    key,
    Array.isArray(choice) ? (choice as CompiledMessage).flatMap(isolated) : choice,
  ])
  return [[name, format, Object.fromEntries(inner)]]
}
