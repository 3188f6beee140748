/** Every answer of one form, item by item: in the words it was asked in where they are kept, else by number. */

import { itemIds, type WordingPack } from '#instruments'
import { answerWords, itemNumber, itemWords, useMeasuredWords } from '../case-file/item-words.ts'
import { exactly } from '../look/exactly.ts'
import { Table } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import type { Measurement } from './measurement.ts'

export function AnswersList(props: { readonly measurement: Measurement; readonly only?: readonly string[] }) {
  const { t } = useWords()
  const { form, record } = props.measurement
  const pack = useMeasuredWords(record.body)
  const items = itemIds(form).filter((item) => props.only === undefined || props.only.includes(item))
  return (
    <Table
      caption={t(props.only ? 'results.review' : 'results.answers')}
      columns={[{ name: t('results.item') }, { name: t('results.answer') }]}
      rows={items.map((item) => ({
        key: item,
        cells: [
          <ItemName key="item" item={item} pack={pack} measurement={props.measurement} />,
          <Answer key="answer" item={item} pack={pack} body={record.body} />,
        ],
      }))}
    />
  )
}

/** The printed number, and the sentence where it is kept. A supplement has no numbers: its items go by name. */
function ItemName(props: { item: string; pack: WordingPack | null; measurement: Measurement }) {
  const { t } = useWords()
  const { item, pack } = props
  const { form } = props.measurement
  const number = itemNumber(form, item)
  const numbered = number <= (form.numbered ?? Number.POSITIVE_INFINITY)
  const said = itemWords(pack, item)
  if (said === '') return form.items[item]?.topic ?? (numbered ? t('results.question', { number }) : item)
  return (
    <>
      {numbered && <span className="muted">{number}. </span>}
      <span {...exactly(pack)}>{said}</span>
    </>
  )
}

function Answer(props: { item: string; pack: WordingPack | null; body: Measurement['record']['body'] }) {
  const { t } = useWords()
  const { item, pack, body } = props
  const answer = body.answers[item]
  if (typeof answer !== 'number')
    return <span className="muted">{t(`results.blank.${body.blanks[item] ?? 'skipped'}`)}</span>
  return <span {...exactly(pack)}>{answerWords(pack, item, answer)}</span>
}
