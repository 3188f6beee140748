/** Which cases have been merged into this one, by whom and when; and the way back to two. */
import { useState } from 'react'
import type { CaseFile } from '../../case-file/case-file.ts'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Notice } from '../../look/index.tsx'
import { homesOf, type KeptOf, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { useWriter } from './who-wrote.ts'

export default function MergedInto({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const homes = homesOf(useRecords())
  const own = useVault()
    .of('merged')
    .filter(({ body }) => homes.get(body.from) === file.id || homes.get(body.into) === file.id)
  if (own.length === 0) return null
  return (
    <details className="card">
      <summary>{t('merge.merged')}</summary>
      <div className="stack">
        {own.map((merged) => (
          <One key={merged.id} file={file} merged={merged} />
        ))}
      </div>
    </details>
  )
}

function One({ file, merged }: { readonly file: CaseFile; readonly merged: KeptOf<'merged'> }) {
  const { t } = useWords()
  const vault = useVault()
  const writer = useWriter()
  const [asked, setAsked] = useState(false)
  const { busy, save, refusal } = useSaving()
  const undo = () =>
    save(() =>
      vault.append(
        { caseId: null, body: { kind: 'tombstone', record: merged.id, reason: t('merge.undo-reason') } },
        { caseId: file.id, body: { kind: 'audit', what: 'case.unmerged', detail: '' } },
      ),
    )
  return (
    <>
      <p>{t('merge.by', { who: writer(merged) })}</p>
      {asked ? (
        <Notice>
          <p>{t('merge.undo-about')}</p>
          <div className="row">
            <Button disabled={busy} onClick={() => void undo()}>
              {t('merge.undo-do')}
            </Button>
            <Button look="quiet" onClick={() => setAsked(false)}>
              {t('app.cancel')}
            </Button>
          </div>
        </Notice>
      ) : (
        <Button onClick={() => setAsked(true)}>{t('merge.undo')}</Button>
      )}
      {refusal}
    </>
  )
}
