/** A unit from a backup file, on a tablet that does not have it: opened and looked at before anything is kept. */

import { useState } from 'react'
import { civilDay } from '#aggregate'
import { FileField } from '../controls/file-field.tsx'
import { OneSecret } from '../controls/one-secret.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import {
  type BackupSeen,
  checkBackup,
  isPractice,
  lookAtBackup,
  type Place,
  restoreUnit,
  type UnitsHere,
} from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { wholeOf } from './units-here.tsx'

interface Props {
  readonly here: UnitsHere
  readonly restored: (place: Place) => void
  readonly leave: () => void
}

export default function RestorePage({ here, restored, leave }: Props) {
  const { t, named } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [sheet, setSheet] = useState('')
  const [seen, setSeen] = useState<BackupSeen | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const { save, refusal } = useSaving()
  const choose = async (chosen: File) => {
    setFile(null)
    setSeen(null)
    setRefused(null)
    setShare(0)
    const checked = await save(() => checkBackup(chosen, setShare))
    setShare(null)
    if (!checked) return
    if ('refused' in checked) return setRefused(checked.refused)
    setSheet(checked.sheet)
    setFile(chosen)
  }
  const attempt = (chosen: File) => async (typed: string) => {
    setShare(0)
    return lookAtBackup(chosen, typed, setShare).finally(() => setShare(null))
  }
  return (
    <Page title={t('first.restore')} narrow>
      <p>{t('first.restore-lead')}</p>
      <FileField
        label={t('first.restore-file')}
        accept=".backup"
        disabled={share !== null}
        onFile={(file) => void choose(file)}
      />
      {refused && <Notice kind="refusal">{named(`refusal.${refused}`, refused)}</Notice>}
      {refusal}
      {file && !seen && (
        <OneSecret
          key={file.name}
          label={t('lock.passphrase')}
          hint={t('first.restore-secret', { day: sheet })}
          hidden
          attempt={attempt(file)}
          opened={setSeen}
        />
      )}
      <div role="status">{share !== null && <progress value={share} max={1} aria-label={t('first.restore')} />}</div>
      {file && seen && <Seen {...{ here, file, seen, restored }} />}
      <Button look="quiet" onClick={leave}>
        {t('app.back')}
      </Button>
    </Page>
  )
}

/** What the file says of itself. It was opened by a key slot of the unit, so nobody else has written it. */
function Seen({ here, file, seen, restored }: { file: File; seen: BackupSeen } & Pick<Props, 'here' | 'restored'>) {
  const { t, named } = useWords()
  const { save, refusal } = useSaving()
  const [share, setShare] = useState<number | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const { cases, missing, faulty, place } = seen
  const isHere = wholeOf(here).some((unit) => unit.place === place)
  const keep = async () => {
    setShare(0)
    const answer = await save(() => restoreUnit(file, seen, setShare))
    setShare(null)
    if (answer && 'refused' in answer) setRefused(answer.refused)
    else if (answer) restored(place)
  }
  return (
    <section className="card stack" aria-label={t('first.restore-seen')}>
      <h2>{t('first.restore-seen')}</h2>
      {isPractice(place) && <p className="practice-mark">{t('app.practice')}</p>}
      <p>
        {t('first.restore-made', {
          day: civilDay(Date.parse(seen.at)),
          newest: civilDay(Date.parse(seen.newest)),
          cases,
        })}
      </p>
      <p>{t('first.restore-brings', { day: civilDay(Date.parse(seen.at)) })}</p>
      {missing > 0 && <Notice>{t('first.restore-gaps', { missing })}</Notice>}
      {faulty > 0 && <Notice>{t('report.faulty', { faulty })}</Notice>}
      {isHere ? (
        <>
          <Notice kind="refusal">{t('first.restore-here')}</Notice>
          <Button look="main" onClick={() => restored(place)}>
            {t('lock.to-unit')}
          </Button>
        </>
      ) : (
        <>
          <Notice>{t('first.restore-other')}</Notice>
          {refused && <Notice kind="refusal">{named(`refusal.${refused}`, refused)}</Notice>}
          {refusal}
          {share !== null && <progress value={share} max={1} aria-label={t('first.restore')} />}
          <Button look="main" onClick={() => void keep()} disabled={share !== null}>
            {t('first.restore-do')}
          </Button>
        </>
      )}
    </section>
  )
}
