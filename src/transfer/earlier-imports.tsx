/** What has been brought in from files, newest first, each of them to be undone as a whole. */
import { useState } from 'react'
import { civilDay } from '#aggregate'
import { formById } from '#instruments'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice } from '../look/index.tsx'
import { type KeptOf, useRecords, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { undoRecords } from './import-records.ts'

export function EarlierImports() {
  const { t } = useWords()
  useRecords()
  const done = useVault().of('import').toReversed()
  if (done.length === 0) return null
  return (
    <section className="card stack">
      <h2>{t('exchange.earlier')}</h2>
      <ul className="plain stack">
        {done.map((one) => (
          <li key={one.id} className="transfer__import">
            <div>
              <strong>
                <bdi>{one.body.file}</bdi>
              </strong>
              <p className="muted">
                {t('exchange.earlier.of', {
                  day: civilDay(Date.parse(one.at)),
                  form: formById(one.body.form)?.title ?? one.body.form,
                  count: one.body.answers,
                })}
              </p>
            </div>
            <Undo done={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Two presses: everything of the import goes, with the corrections that were made to it. */
function Undo({ done }: { readonly done: KeptOf<'import'> }) {
  const { t } = useWords()
  const vault = useVault()
  const [sure, setSure] = useState(false)
  const { busy, save, refusal } = useSaving()
  const { file, answers } = done.body
  const undo = () =>
    save(() =>
      vault.append(...undoRecords(vault.records(), done, 'undone'), {
        caseId: null,
        body: { kind: 'audit', what: 'import.undone', detail: `${file}, ${answers}` },
      }),
    )
  if (!sure)
    return (
      <Button onClick={() => setSure(true)}>
        {t('exchange.undo')}
        <span className="visually-hidden"> {file}</span>
      </Button>
    )
  return (
    <>
      <Notice>{t('exchange.undo.sure', { count: answers })}</Notice>
      {refusal}
      <div className="row">
        <Button look="main" disabled={busy} onClick={() => void undo()}>
          {t('exchange.undo.yes')}
        </Button>
        <Button look="quiet" onClick={() => setSure(false)}>
          {t('app.no')}
        </Button>
      </div>
    </>
  )
}
