/** The words for the record, of one form or of every form of a day: in the length that is wanted, ready to copy. */
import { useEffect, useId, useState } from 'react'
import { Button, Field } from '../../look/index.tsx'
import { loadWords, useWords, type Words } from '../../words/index.tsx'
import type { Measurement } from '../measurement.ts'
import type { CaseRead } from '../use-case.ts'
import { recordEntryOf } from './record-entry.ts'
import { type Length, lengths, occasionText } from './text.ts'

export function RecordText(props: { readonly read: CaseRead; readonly measurement: Measurement }) {
  const { t } = useWords()
  return (
    <section className="card stack record-text">
      <h2>{t('record.title')}</h2>
      <CopiedText read={props.read} of={[props.measurement]} />
    </section>
  )
}

/** Of the newest day, or of an earlier one. */
export function OccasionText({ read }: { readonly read: CaseRead }) {
  const { t } = useWords()
  const days = [...Map.groupBy(read.measurements, ({ record }) => record.body.day)].toReversed()
  const [day, setDay] = useState(days[0]?.[0])
  const of = days.find(([one]) => one === day)?.[1] ?? []
  return (
    <div className="stack record-text">
      {days.length > 1 && (
        <Field label={t('record.day')}>
          {(ties) => (
            <select {...ties} className="input no-print" value={day} onChange={(event) => setDay(event.target.value)}>
              {days.map(([one, forms]) => (
                <option key={one} value={one}>
                  {t('record.of-day', { day: one, count: forms.length })}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <CopiedText key={day} read={read} of={of} />
    </div>
  )
}

function CopiedText({ read, of }: { readonly read: CaseRead; readonly of: readonly Measurement[] }) {
  const { t } = useWords()
  const name = useId()
  const swedish = useSwedish()
  const [length, setLength] = useState<Length>('short')
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  if (!swedish) return null
  const text = occasionText(
    of.map((measurement) => recordEntryOf(read, measurement)),
    length,
    swedish,
  )
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  return (
    <>
      <fieldset className="choices-in-row no-print">
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
    </>
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
