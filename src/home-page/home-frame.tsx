/** What stands around the page's own screens: help in the same place as in the form, and the languages. */
import '../answering/answering.css'
import '../controls/controls.css'
import './home.css'
import { type ReactNode, useState } from 'react'
import { Help } from '../answering/help.tsx'
import { Button, Dialog } from '../look/index.tsx'
import { type Language, languages, useDocumentLanguage, useWords } from '../words/index.tsx'

interface Props {
  readonly age: number | null
  onLanguage(language: Language): void
  readonly children: ReactNode
}

export function HomeFrame({ age, onLanguage, children }: Props) {
  const words = useWords()
  const { t, language } = words
  useDocumentLanguage(words)
  const [helping, setHelping] = useState(false)
  const close = () => setHelping(false)
  return (
    <div className="answering at-home">
      <header>
        <div className="answering__bar">
          <div className="row home-languages">
            {(Object.keys(languages) as Language[]).map((tag) => (
              <Button key={tag} look="quiet" lang={tag} aria-pressed={tag === language} onClick={() => onLanguage(tag)}>
                {languages[tag].name}
              </Button>
            ))}
          </div>
          <Button onClick={() => setHelping(true)}>{t('answering.help')}</Button>
        </div>
      </header>
      {children}
      {helping && (
        <Dialog title={t('answering.help.title')} onClose={close}>
          <Help age={age} />
          <Button look="main" onClick={close}>
            {t('app.close')}
          </Button>
        </Dialog>
      )}
    </div>
  )
}
