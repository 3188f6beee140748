/** Forms of a case that were broken off: what was answered, item by item. They are no measurements, and nothing is scored. */

import { formById, GOALS_FORM, goalOfItem, itemIds } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { answerWords, itemNumber, itemWords, useMeasuredWords } from '../case-file/item-words.ts'
import { exactly } from '../look/exactly.ts'
import { Table } from '../look/index.tsx'
import type { KeptOf } from '../vault/index.ts'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import { SeenNotes } from './seen-notes.tsx'

export function BrokenOffForms({ file }: { readonly file: CaseFile }) {
  const { t, list } = useWords()
  const formName = useFormName()
  return (
    <>
      <p className="muted">{t('case.broken-off-about')}</p>
      {file.brokenOff.map((one) => (
        <article key={one.id} className="card">
          <h3>{list([formName(one.body.form), t(`informant.${one.body.informant}`), one.body.day])}</h3>
          <Given one={one} file={file} />
          <SeenNotes file={file} recordId={one.id} />
        </article>
      ))}
    </>
  )
}

function Given({ one: { body }, file }: { readonly one: KeptOf<'broken-off'>; readonly file: CaseFile }) {
  const { t } = useWords()
  const form = formById(body.form)
  const pack = useMeasuredWords(body)
  const printed = form ? itemIds(form) : Object.keys(body.answers)
  const answers = printed.flatMap((item) => {
    const answer = body.answers[item]
    return answer === undefined ? [] : [{ item, answer }]
  })
  return (
    <Table
      caption={t('hand.answered', { count: answers.filter(({ answer }) => answer !== null).length })}
      columns={[{ name: t('review.item') }, { name: t('review.answer') }]}
      rows={answers.map(({ item, answer }) => ({
        key: item,
        cells: [
          <span key="item" {...exactly(pack)}>
            {body.form === GOALS_FORM
              ? t('results.goal', { number: goalNumber(file, item) })
              : `${form ? itemNumber(form, item) : item}. ${itemWords(pack, item)}`}
          </span>,
          <span key="answer" {...(answer !== null && exactly(pack))}>
            {answer === null ? t('review.blank') : answerWords(pack, item, answer)}
          </span>,
        ],
      }))}
    />
  )
}

const goalNumber = ({ goals }: CaseFile, item: string) => goals.findIndex(({ id }) => id === goalOfItem(item)) + 1
