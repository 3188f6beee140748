/** An older backup, looked into for what has been erased since: which of them to destroy. */
import { useState } from 'react'
import { civilDay } from '#aggregate'
import { FileField } from '../../controls/file-field.tsx'
import { useSaving } from '../../controls/use-saving.tsx'
import { Notice } from '../../look/index.tsx'
import { type HeldInBackup, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export function OldBackup() {
  const { t, named } = useWords()
  const vault = useVault()
  const [share, setShare] = useState<number | null>(null)
  const [held, setHeld] = useState<HeldInBackup | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const { save, refusal } = useSaving()
  const look = async (file: File) => {
    setHeld(null)
    setRefused(null)
    setShare(0)
    const answer = await save(() => vault.oldBackup(file, setShare))
    setShare(null)
    if (!answer) return
    if ('refused' in answer) setRefused(answer.refused)
    else setHeld(answer)
  }
  return (
    <section className="stack" aria-labelledby="old-backup">
      <h2 id="old-backup">{t('retention.old-backup')}</h2>
      <p>{t('retention.old-backup-about')}</p>
      <FileField
        label={t('first.restore-file')}
        accept=".backup"
        disabled={share !== null}
        onFile={(file) => void look(file)}
      />
      {refused && (
        <Notice kind="refusal">{named(`retention.refused.${refused}`, named(`refusal.${refused}`, refused))}</Notice>
      )}
      {refusal}
      <div role="status">
        {share !== null && <progress value={share} max={1} aria-label={t('retention.old-backup')} />}
        {held && <Held held={held} />}
      </div>
    </section>
  )
}

function Held({ held: { erased, log, open } }: { readonly held: HeldInBackup }) {
  const { t } = useWords()
  if (erased.length + log + open === 0) return <Notice kind="calm">{t('retention.old-backup-nothing')}</Notice>
  const said = [...Map.groupBy(erased, ({ at, reason }) => `${civilDay(Date.parse(at))}: ${reason}`)]
  return (
    <Notice>
      <ul>
        {said.map(([when, cases]) => (
          <li key={when} dir="auto">
            {t('retention.old-backup-erased', { count: cases.length, when })}
          </li>
        ))}
        {log > 0 && <li>{t('retention.old-backup-log', { count: log })}</li>}
        {open > 0 && <li>{t('retention.old-backup-open', { count: open })}</li>}
      </ul>
      <p>{t('retention.old-backup-destroy')}</p>
    </Notice>
  )
}
