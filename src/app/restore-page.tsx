/** A unit from a backup file, on a tablet that has none: checked whole before anything is kept. */
import { type ChangeEvent, useState } from 'react'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Field, Notice, Page } from '../look/index.tsx'
import { restoreUnit } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

export default function RestorePage(props: { readonly restored: () => void; readonly leave: () => void }) {
  const { t, named } = useWords()
  const [share, setShare] = useState<number | null>(null)
  const { save, refusal } = useSaving()
  const [refused, setRefused] = useState<string | null>(null)
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    if (!file) return
    setRefused(null)
    setShare(0)
    const answer = await save(() => restoreUnit('unit', file, setShare))
    setShare(null)
    if (!answer) return
    if ('refused' in answer) setRefused(answer.refused)
    else props.restored()
  }
  return (
    <Page title={t('first.restore')} narrow>
      <p>{t('first.restore-lead')}</p>
      <Field label={t('first.restore-file')}>
        {(ties) => (
          <input
            {...ties}
            className="input"
            type="file"
            accept=".backup"
            disabled={share !== null}
            onChange={(event) => void read(event)}
          />
        )}
      </Field>
      <div role="status">{share !== null && <progress value={share} max={1} aria-label={t('first.restore')} />}</div>
      {refused && <Notice kind="refusal">{named(`refusal.${refused}`, refused)}</Notice>}
      {refusal}
      <Button look="quiet" onClick={props.leave}>
        {t('app.back')}
      </Button>
    </Page>
  )
}
