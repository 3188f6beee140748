/** Every answer of one form, item by item: in the words it was asked in where they are kept, else by number. */
import { itemIds } from '#instruments'
import { Table } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { type ItemTexts, useItemTexts } from './item-texts.ts'
import type { Measurement } from './measurement.ts'

export function AnswersList({
  measurement,
  only,
}: {
  readonly measurement: Measurement
  readonly only?: readonly string[]
}) {
  const { t } = useWords()
  const texts = useItemTexts(measurement)
  const { form, record } = measurement
  const items = itemIds(form).filter((item) => only === undefined || only.includes(item))
  return (
    <Table
      caption={t('results.answers')}
      columns={[{ name: t('results.item') }, { name: t('results.answer') }]}
      rows={items.map((item) => ({
        key: item,
        cells: [
          <ItemName key="item" item={item} texts={texts} measurement={measurement} />,
          <Answer
            key="answer"
            item={item}
            texts={texts}
            answer={record.body.answers[item] ?? null}
            blank={record.body.blanks[item]}
          />,
        ],
      }))}
    />
  )
}

function ItemName(props: { item: string; texts: ItemTexts | null; measurement: Measurement }) {
  const { t } = useWords()
  const { form } = props.measurement
  const at = itemIds(form).indexOf(props.item)
  const numbered = at < (form.numbered ?? Number.POSITIVE_INFINITY)
  const said = props.texts?.of(props.item)
  const name = numbered ? t('results.question', { number: at + 1 }) : props.item
  return said ? (
    <>
      {numbered && <span className="muted">{at + 1}. </span>}
      <span lang={props.texts?.language} dir={props.texts?.direction}>
        {said.text}
      </span>
    </>
  ) : (
    name
  )
}

function Answer(props: {
  readonly item: string
  readonly texts: ItemTexts | null
  readonly answer: number | null
  readonly blank: 'skipped' | 'declined' | 'not-shown' | undefined
}) {
  const { t } = useWords()
  const { answer, texts } = props
  if (answer === null) return <span className="muted">{t(`results.blank.${props.blank ?? 'skipped'}`)}</span>
  const option = texts?.of(props.item)?.options[answer]
  return option === undefined ? (
    answer
  ) : (
    <span lang={texts?.language} dir={texts?.direction}>
      {option}
    </span>
  )
}
