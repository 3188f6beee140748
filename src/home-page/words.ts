/** The page's words: what answering says, the page's own, and the page's in place of those that speak of a tablet and of staff beside it. */
import type { Messages } from '@lingui/core'
import { addWords, type Language, languages, loadWords, type Words } from '../words/index.tsx'
import swedish from '../words/sv.ts?home'

const own: Readonly<Record<Language, () => Promise<{ readonly default: Messages }>>> = {
  sv: async () => ({ default: swedish }),
  en: () => import('../words/en.ts?home'),
  ar: () => import('../words/ar.ts?home'),
}

/** `home.answering.thanks` stands in for `answering.thanks`. */
const INSTEAD = /^home\.(?=answering\.)/

export async function loadHomeWords(language: Language): Promise<Words> {
  const words = await loadWords(language, 'respondent')
  const { default: more } = await own[language]()
  const instead = Object.entries(more).filter(([id]) => INSTEAD.test(id))
  addWords(language, { ...more, ...Object.fromEntries(instead.map(([id, said]) => [id.replace(INSTEAD, ''), said])) })
  return words
}

export const allWords = (): Promise<unknown> => Promise.all((Object.keys(languages) as Language[]).map(loadHomeWords))

/** The first of the browser's languages that we have. */
export const firstLanguage = (): Language =>
  (Object.keys(languages) as Language[]).find((one) => navigator.language.split('-')[0] === one) ?? 'sv'
