/**
 * One form being answered, driven by its definition. Position 0 is before the form, 1 … n its items as printed,
 * n + 1 the last look. Every change is given to `onDraft`; what is handed in has passed the form's own reader.
 */
import { lazy, Suspense, useEffect, useState } from 'react'
import { type Resolver, useForm, useWatch } from 'react-hook-form'
import { blankAnswers, type Form, itemIds, readAnswers } from '#instruments'
import { whenPainted } from '../look/after-paint.ts'
import type { Draft } from '../vault/index.ts'
import { Blanks } from './blanks.tsx'
import { OneByOne } from './one-by-one.tsx'
import type { PlannedForm } from './plan.ts'
import type { Values } from './question.tsx'
import { asked, blankOnes, finished } from './skip-logic.ts'

/** Not needed before the first answer, or at all: fetched while the first question is read. */
const lookThrough = () => import('./look-through.tsx')
const LookThrough = lazy(lookThrough)
const list = () => import('./list.tsx')
const List = lazy(list)

interface Props {
  readonly asked: PlannedForm
  readonly draft: Draft
  readonly mode: Draft['mode']
  onDraft(draft: Draft): void
  onLeave(): void
  onHandIn(draft: Draft): void
}

export function Questionnaire({ asked: { form, pack }, draft, mode, onDraft, onLeave, onHandIn }: Props) {
  const { control, getValues, handleSubmit, setValue } = useForm<Values>({
    defaultValues: { ...blankAnswers(form), ...draft.answers },
    resolver: byDefinition(form),
    shouldFocusError: false,
  })
  const values = useWatch({ control }) as Values
  const [position, setPosition] = useState(draft.position)
  const [blanks, setBlanks] = useState(draft.blanks)
  const [fromList, setFromList] = useState(false)
  /** The last look is at all the answers, and at the one that was gone to. */
  const [look, setLook] = useState<{ readonly at: string | null } | null>(null)
  useEffect(() => whenPainted(() => void Promise.all([lookThrough(), list()]).catch(() => {})), [])

  const ids = itemIds(form)
  const end = ids.length + 1
  const placeOf = (id: string) => ids.indexOf(id) + 1
  const note = (change: Partial<Draft>) =>
    onDraft({ ...draft, answers: getValues(), position, blanks, mode, ...change })

  function go(to: number, change: Partial<Draft> = {}) {
    setPosition(to)
    note({ position: to, ...change })
  }
  function next(change?: Partial<Draft>) {
    const on = fromList ? undefined : asked(form, getValues()).find((id) => placeOf(id) > position)
    if (on === undefined) setFromList(false)
    go(on === undefined ? end : placeOf(on), change)
  }
  function back() {
    const before = asked(form, getValues()).findLast((id) => placeOf(id) < position)
    setFromList(false)
    if (before === undefined) onLeave()
    else go(placeOf(before))
  }
  function answer(id: string) {
    const { [id]: _gone, ...others } = blanks
    setBlanks(others)
    setPosition(placeOf(id))
    note({ blanks: others, position: placeOf(id) })
  }
  function clear(id: string) {
    setValue(id, null)
    answer(id)
  }
  function decline(id: string) {
    const declined = { ...blanks, [id]: 'declined' as const }
    setBlanks(declined)
    next({ blanks: declined })
  }
  const handIn = handleSubmit(
    (answers) => onHandIn({ ...draft, position, mode, ...finished(form, answers, blanks) }),
    // A code that the form does not know: the question is asked again rather than guessed at.
    (faults) => go(placeOf(Object.keys(faults)[0] ?? '')),
  )

  const leaveLook = (id: string) => {
    setFromList(true)
    go(placeOf(id))
  }
  if (position >= end && look)
    return (
      <Suspense>
        <LookThrough
          pack={pack}
          asked={asked(form, values)}
          values={values}
          at={look.at}
          onGo={(id) => {
            setLook({ at: id })
            leaveLook(id)
          }}
          onBack={() => setLook(null)}
          onHandIn={handIn}
        />
      </Suspense>
    )
  if (position >= end)
    return (
      <Blanks
        pack={pack}
        asked={asked(form, values)}
        blank={blankOnes(form, values)}
        onGo={leaveLook}
        onLook={() => setLook({ at: null })}
        onBack={() => go(placeOf(asked(form, getValues()).at(-1) ?? ''))}
        onHandIn={handIn}
      />
    )
  if (mode === 'list')
    return (
      <Suspense>
        <List
          {...{ form, pack, control, values }}
          at={ids[position - 1]}
          onAnswer={answer}
          onClear={clear}
          onDone={() => go(end)}
          onBack={onLeave}
        />
      </Suspense>
    )
  return (
    <OneByOne
      {...{ form, pack, control, values, fromList }}
      id={ids[position - 1] ?? ''}
      onAnswer={answer}
      onClear={clear}
      onNext={() => next()}
      onBack={back}
      onDecline={decline}
    />
  )
}

/** The form's own reader of answers, in the shape that React Hook Form asks for. */
const byDefinition =
  (form: Form): Resolver<Values> =>
  (values) => {
    const read = readAnswers(form, values)
    if (read.ok) return { values: read.answers, errors: {} }
    return {
      values: {},
      errors: Object.fromEntries(read.faults.map(({ item, reason }) => [item ?? 'root', { type: reason }])),
    }
  }
