/** The message catalogue: Swedish first, one file a language, ICU plurals. A new language is one file and one line here. */
import { type Messages, setupI18n } from '@lingui/core'
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import type { sv } from './sv.ts'
import firstInSwedish from './sv.ts?first'

export type MessageId = keyof typeof sv
export type Catalogue = Readonly<Record<MessageId, string>>
export type Language = keyof typeof languages
type Values = Readonly<Record<string, string | number>>
type Fetch = () => Promise<{ readonly default: Messages }>

/** Each language's own name, its direction, and where its words are: `first` for the one who answers, `rest` for staff, `later` for rooms that few open. */
export const languages = {
  sv: {
    name: 'Svenska',
    direction: 'ltr',
    first: async () => ({ default: firstInSwedish }),
    rest: () => import('./sv.ts?rest'),
    later: () => import('./sv.ts?later'),
  },
  en: {
    name: 'English',
    direction: 'ltr',
    first: () => import('./en.ts?first'),
    rest: () => import('./en.ts?rest'),
    later: () => import('./en.ts?later'),
  },
  ar: {
    name: 'العربية',
    direction: 'rtl',
    first: () => import('./ar.ts?first'),
    rest: () => import('./ar.ts?rest'),
    later: () => import('./ar.ts?later'),
  },
} as const satisfies Record<string, { name: string; direction: 'ltr' | 'rtl'; first: Fetch; rest: Fetch; later: Fetch }>

export const isLanguage = (tag: string): tag is Language => Object.hasOwn(languages, tag)

export interface Words {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly t: (id: MessageId, values?: Values) => string
  /** As `t`, for a key put together from data: a code the catalogue does not know is given back as it is. */
  readonly named: (id: string, fallback: string, values?: Values) => string
  /** Parts one after another, with the language's own mark between them. */
  readonly list: (parts: readonly string[], mark?: ',' | ';') => string
}

interface GrowingWords extends Words {
  readonly add: (more: Messages) => void
}

const latin = { ',': ',', ';': ';' }
const marks = { sv: latin, en: latin, ar: { ',': '،', ';': '؛' } } as const satisfies Record<Language, object>

/** Messages come compiled, since the policy forbids eval and a parser would be dead weight. */
export function wordsOf(language: Language, messages: Messages): GrowingWords {
  const i18n = setupI18n()
  // Digits are written as on the tablet's keys and in 112, in every language.
  i18n.loadAndActivate({ locale: language, locales: `${language}-u-nu-latn`, messages: { ...messages } })
  const { direction } = languages[language]
  // A day or a code keeps its own direction, as scripts/words.ts has it in a message.
  const isolated = (part: string) => (direction === 'rtl' ? `\u2068${part}\u2069` : part)
  return {
    language,
    direction,
    t: (id, values) => i18n._(id, values),
    named: (id, fallback, values) => (Object.hasOwn(i18n.messages, id) ? i18n._(id, values) : fallback),
    list: (parts, mark = ',') => parts.map(isolated).join(`${marks[language][mark]} `),
    add: (more) => i18n.load(language, more),
  }
}

/** At hand from the first moment. Holds the staff's words too once `loadWords('sv')` has run. */
export const swedish: Words = wordsOf('sv', firstInSwedish)

const loaded = new Map<Language, GrowingWords>([['sv', swedish as GrowingWords]])

/** The words of a language: all of them, or for a `respondent` no more than answering needs. */
export async function loadWords(language: Language, who: 'staff' | 'respondent' = 'staff'): Promise<Words> {
  const { first, rest, later } = languages[language]
  const words = loaded.get(language) ?? wordsOf(language, (await first()).default)
  loaded.set(language, words)
  if (who === 'staff') words.add((await rest()).default)
  if (who === 'staff' && laterToo) words.add((await later()).default)
  return words
}

/** Messages more for a language that is spoken: those of one page alone. They stand in place of others by the same name. */
export const addWords = (language: Language, messages: Messages): void => loaded.get(language)?.add(messages)

let laterToo = false

/** To be waited for by a room whose words come later: in every language that is spoken, and from then on with each. */
export async function loadLaterWords(): Promise<void> {
  laterToo = true
  await Promise.all(
    [...loaded].map(async ([language, words]) => words.add((await languages[language].later()).default)),
  )
}

const Context = createContext<Words>(swedish)

export function WordsProvider({ words, children }: { readonly words: Words; readonly children: ReactNode }) {
  return <Context value={words}>{children}</Context>
}

export const useWords = (): Words => useContext(Context)

/** Tells the browser and the screen reader which language the screen is in, for as long as the caller is shown. */
export function useDocumentLanguage({
  language,
  direction,
}: {
  readonly language: string
  readonly direction: string
}) {
  useEffect(() => {
    const { lang, dir } = document.documentElement
    document.documentElement.lang = language
    document.documentElement.dir = direction
    return () => {
      document.documentElement.lang = lang
      document.documentElement.dir = dir
    }
  }, [language, direction])
}
