/** The message catalogue: Swedish first, one file a language, ICU plurals. A new language is one file and one line here. */
import { type I18n, setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { createContext, type ReactNode, useContext } from 'react'
import { sv } from './sv.ts'

export type MessageId = keyof typeof sv
export type Catalogue = Readonly<Record<MessageId, string>>
export type Language = keyof typeof languages
type Values = Readonly<Record<string, string | number>>

/** Each language's own name, its direction, and where its words are. Swedish is always at hand; the others come when asked for. */
export const languages = {
  sv: { name: 'Svenska', direction: 'ltr', words: async (): Promise<Catalogue> => sv },
  en: { name: 'English', direction: 'ltr', words: async (): Promise<Catalogue> => (await import('./en.ts')).en },
  ar: { name: 'العربية', direction: 'rtl', words: async (): Promise<Catalogue> => (await import('./ar.ts')).ar },
} as const

export interface Words {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly t: (id: MessageId, values?: Values) => string
  /** As `t`, for a key put together from data: a code the catalogue does not know is given back as it is. */
  readonly named: (id: string, fallback: string, values?: Values) => string
}

export function wordsOf(language: Language, catalogue: Catalogue): Words {
  const i18n: I18n = setupI18n()
  // Compiled as it is used, without eval: the policy forbids it.
  i18n.setMessagesCompiler(compileMessage)
  i18n.loadAndActivate({ locale: language, messages: { ...catalogue } })
  return {
    language,
    direction: languages[language].direction,
    t: (id, values) => i18n._(id, values),
    named: (id, fallback, values) => (Object.hasOwn(catalogue, id) ? i18n._(id, values) : fallback),
  }
}

export const swedish = wordsOf('sv', sv)

export async function loadWords(language: Language): Promise<Words> {
  return language === 'sv' ? swedish : wordsOf(language, await languages[language].words())
}

const Context = createContext<Words>(swedish)

export function WordsProvider({ words, children }: { readonly words: Words; readonly children: ReactNode }) {
  return <Context value={words}>{children}</Context>
}

export const useWords = (): Words => useContext(Context)
