/** Which language the staff screens speak: remembered on this device, since it says nothing about anybody. */
import { type ReactNode, useEffect, useState } from 'react'
import {
  isLanguage,
  type Language,
  languages,
  loadWords,
  useDocumentLanguage,
  useWords,
  type Words,
  WordsProvider,
} from '../words/index.tsx'

const remembered = 'mattstock-language'

function rememberedLanguage(): Language {
  const kept = localStorage.getItem(remembered) ?? ''
  return isLanguage(kept) ? kept : 'sv'
}

/** Shows nothing until the language's words are there. `children` gets the way to choose another. */
export function Spoken({ children }: { readonly children: (choose: (language: Language) => void) => ReactNode }) {
  const [language, setLanguage] = useState(rememberedLanguage)
  const [words, setWords] = useState<Words | null>(null)
  useEffect(() => {
    let late = false
    void loadWords(language).then((loaded) => late || setWords(loaded))
    return () => {
      late = true
    }
  }, [language])
  if (!words) return null
  const choose = (chosen: Language) => {
    localStorage.setItem(remembered, chosen)
    setLanguage(chosen)
  }
  return (
    <WordsProvider words={words}>
      <InTheirLanguage words={words} />
      {children(choose)}
    </WordsProvider>
  )
}

function InTheirLanguage({ words }: { readonly words: Words }) {
  useDocumentLanguage(words)
  return null
}

export function LanguageChoice({ choose }: { readonly choose: (language: Language) => void }) {
  const { t, language } = useWords()
  return (
    <label className="language">
      <span className="visually-hidden">{t('app.language')}</span>
      <select className="input" value={language} onChange={(event) => choose(event.target.value as Language)}>
        {Object.entries(languages).map(([key, { name }]) => (
          <option key={key} value={key} lang={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
