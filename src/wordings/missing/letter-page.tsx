/** The letter to one holder, to be copied or printed, in English or Swedish. */
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { today } from '../../clock/today.ts'
import { Button, Page } from '../../look/index.tsx'
import { useRecords } from '../../vault/index.ts'
import { type Language, loadWords, useWords, type Words } from '../../words/index.tsx'
import { languageName } from '../../words/language-name.ts'
import { holderWith } from './holders.ts'
import { letterText } from './letter.ts'
import { useLacking } from './use-lacking.ts'

/** Most holders read the first. */
const written = ['en', 'sv'] as const satisfies readonly Language[]

export function LetterPage(props: { readonly holder: string }) {
  const { t, language } = useWords()
  const [own, setOwn] = useState<(typeof written)[number]>('en')
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const words = useWordsOf(own)
  const unit = useRecords().findLast(({ body }) => body.kind === 'unit')?.body
  const holder = holderWith(props.holder)
  const lacking = useLacking().find((one) => one.holder.id === holder.id)
  const text =
    words &&
    letterText(
      {
        holder,
        forms: (lacking?.forms ?? []).filter(({ has }) => !has).map(({ form }) => form),
        unit: unit?.kind === 'unit' ? unit.name : '',
        day: today(),
      },
      words,
    )
  const copy = () =>
    navigator.clipboard.writeText(text ?? '').then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  return (
    <Page
      title={t('missing.letter', { holder: holder.name || t('missing.unknown') })}
      narrow
      above={
        <Link href="/unit/wordings/missing" className="no-print">
          {t('missing.title')}
        </Link>
      }
    >
      <p className="no-print">{t('missing.letter.about')}</p>
      <fieldset className="letter__languages no-print">
        <legend>{t('missing.letter.language')}</legend>
        {written.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="written"
              autoComplete="off"
              checked={own === each}
              onChange={() => {
                setOwn(each)
                setCopied(null)
              }}
            />
            {languageName(each, language)}
          </label>
        ))}
      </fieldset>
      {text && (
        <p className="letter" lang={own} dir="ltr">
          {text}
        </p>
      )}
      <div className="row no-print">
        <Button look="main" disabled={!text} onClick={() => void copy()}>
          {t('missing.letter.copy')}
        </Button>
        <Button disabled={!text} onClick={() => print()}>
          {t('app.print')}
        </Button>
        <span role="status">{copied && t(copied === 'yes' ? 'missing.letter.copied' : 'record.not-copied')}</span>
      </div>
    </Page>
  )
}

/** Null while they are fetched. */
function useWordsOf(language: Language): Words | null {
  const [words, setWords] = useState<Words | null>(null)
  useEffect(() => {
    let late = false
    void loadWords(language).then((found) => late || setWords(found))
    return () => {
      late = true
    }
  }, [language])
  return words?.language === language ? words : null
}
