/**
 * A filled paper form, item by item, by keyboard: a digit answers and moves on, the space bar leaves blank and moves on,
 * the arrows move. Each row is a plain text field, so that every keyboard and screen reader can use it.
 */

import { type KeyboardEvent, useRef } from 'react'
import * as z from 'zod'
import { type Form, type Item, itemIds, type WordingPack } from '#instruments'
import { choiceWords, itemNumber, itemWords } from '../case-file/item-words.ts'
import { exactly } from '../look/exactly.ts'
import { useWords } from '../words/index.tsx'

/** What stands in each row: a code, blank on purpose (null), or nothing yet (absent). */
export type Written = Readonly<Record<string, number | null>>
export const written: z.ZodType<Written> = z.record(z.string(), z.number().nullable())

export function PaperGrid(props: {
  readonly form: Form
  readonly pack: WordingPack | null
  readonly written: Written
  readonly setWritten: (written: Written) => void
}) {
  const { t } = useWords()
  const { form, pack, written } = props
  const rows = useRef<HTMLOListElement>(null)
  const ids = itemIds(form)
  const moveTo = (at: number) => rows.current?.querySelectorAll('input')[at]?.focus()
  const put = (id: string, answer: number | null, at: number) => {
    props.setWritten({ ...written, [id]: answer })
    moveTo(at + 1)
  }
  const clear = (id: string) => {
    const { [id]: _, ...rest } = written
    props.setWritten(rest)
  }
  const pressed = (event: KeyboardEvent, id: string, at: number) => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') moveTo(at + 1)
    else if (event.key === 'ArrowUp') moveTo(at - 1)
    else if (event.key === ' ' || event.key === '-') put(id, null, at)
    else return
    event.preventDefault()
  }
  return (
    <ol className={pack ? 'plain paper' : 'plain paper paper--numbers'} ref={rows}>
      {ids.map((id, at) => {
        const item = form.items[id] as Item
        const answer = written[id]
        return (
          <li key={id} className="paper__row">
            <label className="paper__item" htmlFor={`paper-${id}`}>
              <span className="paper__number">{itemNumber(form, id)}</span>
              <span {...exactly(pack)}>{itemWords(pack, id)}</span>
            </label>
            <input
              id={`paper-${id}`}
              className="input paper__code"
              inputMode="numeric"
              autoComplete="off"
              value={answer === undefined ? '' : answer === null ? '–' : String(answer)}
              aria-label={t('paper.item', { number: itemNumber(form, id), from: from(item), to: to(item) })}
              onKeyDown={(event) => pressed(event, id, at)}
              onFocus={(event) => event.target.select()}
              onChange={(event) => {
                const digits = event.target.value.replace(/\D/g, '')
                const code = Number(item.kind === 'choice' ? digits.slice(-1) : digits)
                if (digits === '') clear(id)
                else if (code <= to(item)) {
                  if (item.kind === 'choice') put(id, code, at)
                  else props.setWritten({ ...written, [id]: code })
                }
              }}
            />
            <span {...exactly(pack, 'paper__said muted')}>
              {answer === null
                ? t('review.blank')
                : ((answer === undefined ? undefined : choiceWords(pack, id)[answer]) ??
                  t('paper.range', { from: from(item), to: to(item) }))}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

const from = (item: Item) => (item.kind === 'choice' ? 0 : item.from)
const to = (item: Item) => (item.kind === 'choice' ? item.worth.length - 1 : item.to)
