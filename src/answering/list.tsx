/** The whole form on one scrolling page, each question a group of its own. */

import { type FormEvent, useEffect, useRef } from 'react'
import type { Control } from 'react-hook-form'
import type { Form, WordingPack } from '#instruments'
import { exactly } from '../look/exactly.ts'
import { Button } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { Progress } from './progress.tsx'
import { Question, type Values } from './question.tsx'
import { Aloud, questionAloud } from './read-aloud-button.tsx'
import { asked, blankOnes } from './skip-logic.ts'

interface Props {
  readonly form: Form
  readonly pack: WordingPack
  readonly control: Control<Values>
  readonly values: Values
  /** The question to come back to. */
  readonly at: string | undefined
  onAnswer(id: string): void
  onClear(id: string): void
  onDone(): void
  onBack(): void
}

export default function List({ form, pack, control, values, at, onAnswer, onClear, onDone, onBack }: Props) {
  const { t } = useWords()
  const comeBackTo = useRef(at)
  const group = useRef<HTMLFieldSetElement>(null)
  const ids = asked(form, values)
  const answered = ids.length - blankOnes(form, values).length
  const title = t(`answering.head.${form.informant}`)
  const words = t('answering.answered', { number: answered, of: ids.length })

  useEffect(() => {
    document.title = `${title} · Måttstock`
    group.current?.focus({ preventScroll: true })
    if (comeBackTo.current !== ids[0]) group.current?.scrollIntoView?.({ block: 'center' })
  }, [title, ids[0]])

  function done(event: FormEvent) {
    event.preventDefault()
    onDone()
  }
  return (
    <main className="asking asking--list">
      <Progress title={title} words={words} part={answered / ids.length} pack={pack} />
      <form className="asking__form" onSubmit={done} noValidate>
        <div {...exactly(pack)}>
          <p>{pack.instruction}</p>
          {pack.period && <p className="asking__period">{pack.period}</p>}
        </div>
        {ids.map((id, i) => {
          const wording = pack.items.find((item) => item.id === id)
          const item = form.items[id]
          return item && wording ? (
            <Question
              key={id}
              {...{ item, wording, pack, control, onAnswer }}
              count={`${i + 1}.`}
              {...(id === comeBackTo.current && { group })}
              below={
                <div className="question__below">
                  <Aloud parts={questionAloud(pack, wording)} />
                  {(values[id] ?? null) !== null && (
                    <Button look="quiet" onClick={() => onClear(id)}>
                      {t('answering.clear')}
                    </Button>
                  )}
                </div>
              }
            />
          ) : null
        })}
        <div className="asking__ways">
          <Button onClick={onBack}>{t('app.back')}</Button>
          <Button look="main" type="submit">
            {t('answering.done')}
          </Button>
        </div>
      </form>
    </main>
  )
}
