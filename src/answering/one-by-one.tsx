/** One question a screen. The focus goes to the new question, so that it is read out whole and once. */

import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Control } from 'react-hook-form'
import type { Form, WordingPack } from '#instruments'
import { exactly } from '../look/exactly.ts'
import { Button } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { Progress } from './progress.tsx'
import { Question, type Values } from './question.tsx'
import { Aloud, questionAloud } from './read-aloud-button.tsx'
import { asked, mayShrink } from './skip-logic.ts'

interface Props {
  readonly form: Form
  readonly pack: WordingPack
  readonly control: Control<Values>
  readonly values: Values
  readonly id: string
  /** Come here from the list of blanks, and going back to it. */
  readonly fromList: boolean
  onAnswer(id: string): void
  onClear(id: string): void
  onNext(): void
  onBack(): void
  onDecline(id: string): void
}

export function OneByOne({ form, pack, control, values, id, fromList, onAnswer, onClear, ...on }: Props) {
  const { t } = useWords()
  const group = useRef<HTMLFieldSetElement>(null)
  const [nudged, setNudged] = useState<string | null>(null)
  const ids = asked(form, values)
  const [number, of] = [ids.indexOf(id) + 1, ids.length]
  const count = t(mayShrink(form, values) ? 'answering.count-at-most' : 'answering.count', { number, of })
  const wording = pack.items.find((item) => item.id === id)
  const item = form.items[id]
  const answered = (values[id] ?? null) !== null
  const title = t(`answering.head.${form.informant}`)

  useEffect(() => {
    document.title = `${count} · ${title}`
  }, [count, title])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question is what moves the focus
  useEffect(() => {
    group.current?.focus({ preventScroll: true })
    scrollTo?.({ top: 0 })
  }, [id])

  if (!item || !wording) return null
  function next(event: FormEvent) {
    event.preventDefault()
    if (answered) on.onNext()
    else setNudged(id)
  }
  return (
    <main className="asking">
      <Progress title={title} words={count} part={(number - 1) / of} pack={pack} />
      <form className="asking__form" onSubmit={next} noValidate>
        {pack.period && <p {...exactly(pack, 'asking__period')}>{pack.period}</p>}
        <Question key={id} {...{ item, wording, pack, control, group, onAnswer }} />
        <Aloud key={`aloud-${id}`} parts={questionAloud(pack, wording)} atOnce />
        <div className="question__below">
          {answered ? (
            <Button look="quiet" onClick={() => onClear(id)}>
              {t('answering.clear')}
            </Button>
          ) : (
            <Button onClick={() => on.onDecline(id)}>{t('answering.skip')}</Button>
          )}
        </div>
        <p className="asking__nudge" role="alert">
          {nudged === id && !answered && t('answering.choose-or-skip')}
        </p>
        <div className="asking__ways">
          <Button onClick={on.onBack}>{t('app.back')}</Button>
          <Button look="main" type="submit">
            {t(fromList ? 'answering.to-blanks' : 'answering.next')}
          </Button>
        </div>
      </form>
    </main>
  )
}
