/** A form that was corrected twice without knowledge of each other: what differs, who wrote it, and the choice of one, which is kept. */
import { useState } from 'react'
import { Link, Redirect, useLocation } from 'wouter'
import { formById, itemIds } from '#instruments'
import type { CaseFile } from '../../case-file/case-file.ts'
import { answerWords, itemNumber, itemWords, useMeasuredWords } from '../../case-file/item-words.ts'
import { toReview } from '../../case-file/to-review.ts'
import { useSaving } from '../../controls/use-saving.tsx'
import { exactly } from '../../look/exactly.ts'
import { Button, Notice, Page, Table } from '../../look/index.tsx'
import { type KeptOf, useVault } from '../../vault/index.ts'
import { useFormName } from '../../words/form-name.ts'
import { useWords } from '../../words/index.tsx'
import { ReviewCard } from '../review-card.tsx'
import { justSaved } from '../saved.tsx'
import { useWriter } from './who-wrote.ts'

type Answers = KeptOf<'answers'>

export default function ChooseCorrection({ file, recordId }: { readonly file: CaseFile; readonly recordId: string }) {
  const stand = file.correctedTwice.find((all) => all.some(({ id }) => id === recordId))
  if (!stand) return <Redirect to={`/cases/${file.id}`} replace />
  return <Choosing file={file} stand={stand} />
}

function Choosing({ file, stand }: { readonly file: CaseFile; readonly stand: readonly Answers[] }) {
  const { t } = useWords()
  const formName = useFormName()
  const vault = useVault()
  const [, go] = useLocation()
  const [chosen, setChosen] = useState<string | null>(null)
  const { busy, save, refusal } = useSaving()
  const { body } = stand.at(-1) as Answers
  const unread = toReview(file).filter(({ given }) => stand.some(({ id }) => id === given.id))

  const choose = async (it: Answers) => {
    setChosen(it.id)
    const also = stand.filter(({ id }) => id !== it.id).map(({ id }) => id)
    const corrects = { record: it.id, also, reason: it.body.corrects?.reason ?? t('twice.reason') }
    const [kept] = (await save(() => vault.append({ caseId: file.id, body: { ...it.body, corrects } }))) ?? []
    if (kept) go(`/cases/${file.id}/answers/${kept.id}${justSaved}`)
    else setChosen(null)
  }
  return (
    <Page title={t('twice.title')}>
      <p className="muted">
        {formName(body.form)} · {body.day} · {t(`informant.${body.informant}`)}
      </p>
      <p>{t('twice.lead')}</p>
      {unread.map((item) => (
        <ReviewCard key={item.given.id} item={item} />
      ))}
      <Differences stand={stand} busy={busy || chosen !== null} choose={choose} />
      {refusal}
      <p className="row">
        <Link className="button button--quiet" href={`/cases/${file.id}`}>
          {t('review.later')}
        </Link>
      </p>
    </Page>
  )
}

/** Reasons, the answers that differ, and under each its choice. */
function Differences(props: {
  readonly stand: readonly Answers[]
  readonly busy: boolean
  readonly choose: (it: Answers) => Promise<void>
}) {
  const { t } = useWords()
  const writer = useWriter()
  const { stand, busy, choose } = props
  const { body } = stand.at(-1) as Answers
  const form = formById(body.form)
  const pack = useMeasuredWords(body)
  const differing = (form ? itemIds(form) : Object.keys(body.answers)).filter(
    (id) => new Set(stand.map((one) => one.body.answers[id] ?? null)).size > 1,
  )
  const answerOf = (id: string, answer: number | null) => (
    <span {...(answer !== null && exactly(pack))}>
      {answer === null ? t('review.blank') : answerWords(pack, id, answer)}
    </span>
  )
  return (
    <>
      {differing.length === 0 && <Notice kind="calm">{t('twice.alike')}</Notice>}
      <Table
        caption={t('twice.table')}
        columns={[{ name: t('review.item') }, ...stand.map((one) => ({ key: one.id, name: writer(one) }))]}
        rows={[
          { key: 'why', cells: [t('twice.why'), ...stand.map((one) => one.body.corrects?.reason ?? '')] },
          ...differing.map((id) => ({
            key: id,
            cells: [
              <span key="item">
                {itemNumber(form, id)}. <span {...exactly(pack)}>{itemWords(pack, id)}</span>
              </span>,
              ...stand.map((one) => answerOf(id, one.body.answers[id] ?? null)),
            ],
          })),
          {
            key: 'choose',
            cells: [
              t('twice.choice'),
              ...stand.map((one) => (
                <Button key={one.id} disabled={busy} onClick={() => void choose(one)}>
                  {t('twice.this')}
                  <span className="visually-hidden"> {writer(one)}</span>
                </Button>
              )),
            ],
          },
        ]}
      />
    </>
  )
}
