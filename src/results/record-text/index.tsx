/** The paragraph for the record, in the length that is wanted, ready to copy. */
import { useEffect, useId, useState } from 'react'
import { Button } from '../../look/index.tsx'
import { loadWords, useWords, type Words } from '../../words/index.tsx'
import type { Measurement } from '../measurement.ts'
import type { CaseRead } from '../use-case.ts'
import { recordEntryOf } from './record-entry.ts'
import { type Length, lengths, recordText } from './text.ts'

export function RecordText({ read, measurement }: { readonly read: CaseRead; readonly measurement: Measurement }) {
  const { t } = useWords()
  const name = useId()
  const swedish = useSwedish()
  const [length, setLength] = useState<Length>('short')
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  if (!swedish) return null
  const text = recordText(recordEntryOf(read, measurement), length, swedish)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  return (
    <section className="card stack record-text">
      <h2>{t('record.title')}</h2>
      <fieldset className="lengths no-print">
        <legend>{t('record.length')}</legend>
        {lengths.map((one) => (
          <label key={one}>
            <input
              type="radio"
              autoComplete="off"
              name={name}
              checked={length === one}
              onChange={() => {
                setLength(one)
                setCopied(null)
              }}
            />
            {t(`record.${one}`)}
          </label>
        ))}
      </fieldset>
      <p className="record-text__text" lang="sv" dir="ltr">
        {text}
      </p>
      <div className="row no-print">
        <Button look="main" onClick={() => void copy()}>
          {t('record.copy')}
        </Button>
        <span role="status">{copied && t(copied === 'yes' ? 'record.copied' : 'record.not-copied')}</span>
      </div>
    </section>
  )
}

/** The record is Swedish whatever language the screen is in. */
function useSwedish(): Words | null {
  const [words, setWords] = useState<Words | null>(null)
  useEffect(() => {
    let wanted = true
    void loadWords('sv').then((loaded) => wanted && setWords(loaded))
    return () => {
      wanted = false
    }
  }, [])
  return words
}
