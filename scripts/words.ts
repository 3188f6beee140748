/**
 * Turns `src/words/<language>.ts?first`, `?rest` and `?later` into compiled messages: what the one who answers needs, what
 * only staff screens say, the labels from the instruments' folders among it, and what is said in rooms that few open. `?home`
 * is what the page of those who answer at home says besides. Without `split` (tests) all the rest is first.
 */
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'
import type { LabelTexts } from '../instruments/model/labels.ts'
import type { Language } from '../src/words/index.tsx'
import { isFirst, isHome, isLater } from '../src/words/parts.ts'

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
      if (!file || !isPart(part)) return null
      this.addWatchFile(file)
      const language = basename(file, '.ts') as Language
      const module: Record<string, Record<string, string>> = await import(pathToFileURL(file).href)
      const messages = Object.entries(module[language] ?? {}).map(([key, message]) => [
        key,
        compiled(language, message),
      ])
      // A label is plain text, and no message: nothing in it is read as a placeholder.
      const labels = Object.entries(await labelsIn(language)).map(([key, text]) => [key, [text]])
      const wanted = ([key]: readonly unknown[]) =>
        (split || isHome(String(key)) ? partOf(String(key)) : 'first') === part && !without(String(key))
      const texts = Object.fromEntries([...messages, ...labels].filter(wanted))
      return { code: `export default ${JSON.stringify(texts)}`, moduleType: 'js', map: null }
    },
  }
}

const parts = ['first', 'rest', 'later', 'home'] as const
const isPart = (part: string | undefined): part is (typeof parts)[number] => parts.some((one) => one === part)
const partOf = (id: string) => (isFirst(id) ? 'first' : isHome(id) ? 'home' : isLater(id) ? 'later' : 'rest')

/** Loaded as it is asked for: Vite puts its configuration into one file elsewhere, and the folders are found from here. */
async function labelsIn(language: Language): Promise<LabelTexts> {
  const { loadLabels }: typeof import('../instruments/labels.ts') = await import(
    pathToFileURL(resolve('instruments/labels.ts')).href
  )
  return loadLabels(language)
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
