/**
 * One question as a native group: its sentence is the legend and is read once; each choice is named by itself alone.
 * Nothing is ever chosen beforehand.
 */

import { type ReactNode, type Ref, useId } from 'react'
import { type Control, Controller } from 'react-hook-form'
import type { Item, WordingItem, WordingPack } from '#instruments'
import { exactly } from '../look/exactly.ts'
import { NumberAnswer } from './number-answer.tsx'

export type Values = Record<string, number | null>

interface Props {
  readonly item: Item
  readonly wording: WordingItem
  readonly pack: Pick<WordingPack, 'options' | 'language' | 'direction'>
  readonly control: Control<Values>
  readonly group?: Ref<HTMLFieldSetElement>
  readonly count?: string
  /** Shown under the choices. */
  readonly below?: ReactNode
  onAnswer(id: string): void
}

export function Question({ item, wording, pack, control, group, count, below, onAnswer }: Props) {
  return (
    <Controller
      name={wording.id}
      control={control}
      render={({ field }) => {
        const answer = (value: number | null) => {
          field.onChange(value)
          onAnswer(wording.id)
        }
        return (
          <fieldset {...exactly(pack, 'question')} ref={group} tabIndex={-1}>
            <legend className="question__text">
              {count && `${count} `}
              {wording.text}
            </legend>
            {item.kind === 'number' ? (
              <NumberAnswer item={item} value={field.value} onAnswer={answer} onBlur={field.onBlur} />
            ) : (
              <Choices
                name={field.name}
                choices={pack.options[wording.options ?? ''] ?? []}
                value={field.value}
                onAnswer={answer}
                onBlur={field.onBlur}
              />
            )}
            {below}
          </fieldset>
        )
      }}
    />
  )
}

function Choices(props: {
  readonly name: string
  readonly choices: readonly string[]
  readonly value: number | null
  onAnswer(choice: number): void
  onBlur(): void
}) {
  // Two previews of one form may stand on one page: the browser's group is this one's own.
  const group = `${props.name}${useId()}`
  return (
    <div className={props.choices.every(({ length }) => length < 3) ? 'answer-choices steps' : 'answer-choices'}>
      {props.choices.map((words, choice) => (
        <label className="answer-choice" key={words}>
          <input
            type="radio"
            autoComplete="off"
            name={group}
            checked={props.value === choice}
            onChange={() => props.onAnswer(choice)}
            onBlur={props.onBlur}
          />
          <span>{words}</span>
        </label>
      ))}
    </div>
  )
}
