/** A wording from a FHIR Questionnaire: what the file does not say is asked for, and then it is any pack, looked at before it is kept. */

import { useEffect, useMemo, useState } from 'react'
import {
  type Fault,
  languagesOf,
  type ReadQuestionnaire,
  readQuestionnaire,
  type Supplement,
  type SupplementField,
} from '#exchange'
import type { UnitPack } from '../catalogue/packs.ts'
import { DateField } from '../controls/date-field.tsx'
import { Button, Field, Notice } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { languageName } from '../words/language-name.ts'
import { Brought } from './imported-pack.tsx'
import { labels } from './labels.ts'
import { type Brought as BroughtPack, readPack } from './read-pack.ts'
import '../transfer/transfer.css'
import { FaultList, FileFaults } from '../transfer/faults.tsx'
import { FormChoice } from '../transfer/form-choice.tsx'

export default function FromQuestionnaire(props: {
  readonly text: string
  readonly have: readonly UnitPack[]
  readonly day: string
  onKeep(pack: Pick<UnitPack, 'pack' | 'hash'>): Promise<void>
  onCancel(): void
}) {
  const { t } = useWords()
  const { text, have, day, onCancel } = props
  const [given, setGiven] = useState<Supplement>({})
  const asked = useMemo(() => asksOf(text, given.language), [text, given.language])
  const [languages] = useState(() => languagesOf(text))
  const read = useMemo(() => readQuestionnaire(text, given), [text, given])
  const [brought, setBrought] = useState<BroughtPack | null>(null)
  useEffect(() => {
    let late = false
    setBrought(null)
    if (read.is === 'pack') void readPack(read.pack, have, day).then((got) => late || setBrought(got))
    return () => {
      late = true
    }
  }, [read, have, day])
  const put = (part: keyof Supplement, value: string) => setGiven((before) => ({ ...before, [part]: value }))
  return (
    <div className="stack">
      <Notice kind="calm">{t('exchange.questionnaire.found')}</Notice>
      {asked.length > 0 && (
        <section className="card stack">
          <h2>{t('exchange.questionnaire.asks')}</h2>
          {asked.includes('form') && <FormChoice value={given.form ?? ''} onChange={(form) => put('form', form)} />}
          {asked
            .flatMap((part) => (part === 'form' ? [] : [part]))
            .map((part) => (
              <Field key={part} label={t(labels[part])}>
                {(ties) => (
                  <input
                    {...ties}
                    className="input"
                    dir="auto"
                    autoComplete="off"
                    value={given[part] ?? ''}
                    onChange={({ target }) => put(part, target.value)}
                  />
                )}
              </Field>
            ))}
          <DateField
            label={t('wordings.valid-until')}
            hint={t('wordings.valid-until.about')}
            value={given.validUntil ?? ''}
            onChange={(day) => put('validUntil', day)}
          />
        </section>
      )}
      {languages.length > 1 && (
        <Languages languages={languages} value={given.language} onChange={(tag) => put('language', tag)} />
      )}
      {read.is === 'refused' && <FileFaults faults={read.faults} />}
      {read.is === 'pack' && <Notes notes={read.notes} />}
      {(given.choices || mayBeTurned(read)) && (
        <Field label={t('exchange.questionnaire.turn')} hint={t('exchange.questionnaire.turn-about')}>
          {(ties) => (
            <input
              {...ties}
              type="checkbox"
              checked={given.choices === 'turned'}
              onChange={({ target }) => put('choices', target.checked ? 'turned' : '')}
            />
          )}
        </Field>
      )}
      {read.is === 'pack' && <Notice kind="calm">{t(`exchange.matched.${read.matched}`)}</Notice>}
      {brought ? (
        <Brought brought={brought} have={have} onKeep={props.onKeep} onCancel={onCancel} />
      ) : (
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
      )}
    </div>
  )
}

/** The file says, or leaves open, that its lists may be the wrong way round. */
const mayBeTurned = (read: ReadQuestionnaire): boolean =>
  read.is === 'refused'
    ? read.faults.some(({ reason }) => reason === 'wrong-points')
    : read.is === 'pack' && read.notes.some(({ reason }) => reason === 'order-untold')

function Notes({ notes }: { readonly notes: readonly Fault[] }) {
  const words = useWords()
  if (notes.length === 0) return null
  return (
    <Notice>
      <p>{words.t('exchange.questionnaire.notes')}</p>
      <FaultList faults={notes} />
    </Notice>
  )
}

function Languages(props: {
  readonly languages: readonly string[]
  readonly value: string | undefined
  onChange(tag: string): void
}) {
  const { t, language } = useWords()
  return (
    <Field label={t('exchange.questionnaire.language')}>
      {(ties) => (
        <select
          {...ties}
          className="input"
          value={props.value ?? props.languages[0]}
          onChange={({ target }) => props.onChange(target.value)}
        >
          {props.languages.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag, language)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** The parts that the file lacks stay on the screen while they are filled in. */
function asksOf(text: string, language: string | undefined): readonly SupplementField[] {
  const read = readQuestionnaire(text, language ? { language } : {})
  return read.is === 'asks' ? read.asks : []
}
