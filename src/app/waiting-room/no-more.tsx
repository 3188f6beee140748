/** A tablet that was taken away from its unit: what nobody has fetched can be saved in a file, and then all of it erased. */
import { useEffect, useState } from 'react'
import { today } from '../../clock/today.ts'
import { useSaving } from '../../controls/use-saving.tsx'
import { YesOrNo } from '../../controls/yes-or-no.tsx'
import { Button, Notice, Page } from '../../look/index.tsx'
import { saveFile } from '../../look/save-file.ts'
import { asVaultError, shortPlace, VaultError, type WaitingTablet } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

/** The unit's server will not hear it any more, whatever is tried. */
export const isGone = (tablet: WaitingTablet): boolean => ['removed', 'unit-closed'].includes(tablet.refused() ?? '')

type Waiting = { readonly file: Blob | null } | { readonly refused: VaultError['reason'] }

/** What nobody has fetched; `file` is null where there is nothing. */
async function waitingOn(tablet: WaitingTablet): Promise<Waiting> {
  try {
    return { file: await tablet.answersFile() }
  } catch (fault) {
    const named = asVaultError(fault)
    if (!(named instanceof VaultError)) throw named
    return { refused: named.reason }
  }
}

export function NoMore({ tablet }: { readonly tablet: WaitingTablet }) {
  const { t, named } = useWords()
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const [asked, setAsked] = useState(false)
  const { busy, save, refusal } = useSaving()
  useEffect(() => {
    void waitingOn(tablet).then(setWaiting)
  }, [tablet])
  const erase = async () => {
    if ((await save(() => tablet.erase().then(() => true))) !== null) location.replace('/')
  }
  const file = waiting && 'file' in waiting ? waiting.file : null
  return (
    <Page narrow title={t('room.no-more')}>
      <p>{t('room.no-more-about')}</p>
      {waiting && 'refused' in waiting && (
        <Notice kind="refusal">
          {t('trouble.aside')} {named(`trouble.${waiting.refused}`, waiting.refused)}
        </Notice>
      )}
      {file && (
        <Notice>
          <p>{t('room.no-more-file')}</p>
          <Button
            look="main"
            onClick={() => saveFile(`mattstock-${shortPlace(tablet.place)}-${today()}.answers`, file)}
          >
            {t('room.file')}
          </Button>
        </Notice>
      )}
      {refusal}
      {/* Not before it is known whether anything would go with it. */}
      {!waiting || 'refused' in waiting ? null : asked ? (
        <YesOrNo question={t('room.erase-sure')} busy={busy} yes={() => void erase()} no={() => setAsked(false)} />
      ) : (
        <Button onClick={() => setAsked(true)}>{t('room.erase')}</Button>
      )}
    </Page>
  )
}
