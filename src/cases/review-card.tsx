/**
 * Answers to go through with the person: the item, the answer, when and who. No level, no colour, no score: a form
 * cannot judge risk. Marked as seen with what was done, by whoever is in.
 */

import { type FormEvent, useState } from 'react'
import * as z from 'zod'
import { formById } from '#instruments'
import { useStillAt } from '../case-file/at-tablets.ts'
import { answerWords, itemNumber, itemWords, useMeasuredWords } from '../case-file/item-words.ts'
import type { ToReview } from '../case-file/to-review.ts'
import { TextField } from '../controls/text-field.tsx'
import { NotSaved, useTyped } from '../controls/typed.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { exactly } from '../look/exactly.ts'
import { Button } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'

export function ReviewCard({ item }: { readonly item: ToReview }) {
  const { t } = useWords()
  const formName = useFormName()
  const { body } = item.given
  const form = formById(body.form)
  const pack = useMeasuredWords(body)
  const stillAt = useStillAt()
  const tablet = body.kind === 'broken-off' ? stillAt(body.session) : null
  return (
    <section className="review" aria-label={`${t('review.title')}: ${formName(body.form)}`}>
      <h2>{t('review.title')}</h2>
      <p className="muted">
        {formName(body.form)} · {body.day} · {t(`informant.${body.informant}`)}
        {body.kind === 'broken-off' &&
          ` · ${tablet === null ? t('review.broken-off') : t('review.still-at', { tablet })}`}
        {body.kind === 'answers' && body.via === 'home' && ` · ${t('case.from-home')}`}
        {body.wording?.training && ` · ${t('case.training-text')}`}
      </p>
      <table className="table review__items">
        <thead>
          <tr>
            <th scope="col">{t('review.item')}</th>
            <th scope="col">{t('review.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {item.items.map(({ id, answer }) => (
            <tr key={id}>
              <th scope="row">
                {itemNumber(form, id)}. <span {...exactly(pack)}>{itemWords(pack, id)}</span>
              </th>
              <td>
                <strong {...(answer !== null && exactly(pack))}>
                  {answer === null ? t('review.blank') : answerWords(pack, id, answer)}
                </strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="review__talk">{t('review.talk')}</p>
      <MarkSeen item={item} />
    </section>
  )
}

function MarkSeen({ item }: { readonly item: ToReview }) {
  const { t } = useWords()
  const vault = useVault()
  const typed = useTyped(z.string(), item.file.id, `#${item.given.id}`)
  const [done, setDone] = useState(typed.found ?? '')
  const [fault, setFault] = useState<string | undefined>()
  const { busy, save, refusal } = useSaving()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (done.trim() === '') return setFault(t('review.done-needed'))
    const body = {
      kind: 'seen' as const,
      record: item.given.id,
      items: item.items.map(({ id }) => id),
      done: done.trim(),
    }
    await save(() => vault.append({ caseId: item.file.id, body }, ...typed.settled))
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off">
      <NotSaved
        typed={typed}
        value={done.trim() === '' ? null : done}
        what={t('unsaved.what')}
        forget={() => setDone('')}
      />
      <TextField
        label={t('review.done')}
        hint={t('review.done-hint')}
        value={done}
        onChange={setDone}
        max={400}
        lines={2}
        fault={fault}
      />
      {refusal}
      <Button look="main" type="submit" disabled={busy}>
        {t('review.seen')}
      </Button>
    </form>
  )
}
