/** That this correction was chosen of several, and the way back to all of them. */
import type { CaseFile } from '../../case-file/case-file.ts'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button } from '../../look/index.tsx'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

/** Both stand again, as before the choice. */
export default function ChoiceTakenBack({ file, of }: { readonly file: CaseFile; readonly of: string }) {
  const { t } = useWords()
  const vault = useVault()
  const { busy, save, refusal } = useSaving()
  const chosen = file.measurements.find(({ id, body }) => id === of && body.corrects?.also)
  if (!chosen) return null
  const undo = () =>
    save(() =>
      vault.append({ caseId: null, body: { kind: 'tombstone', record: chosen.id, reason: t('twice.undo-reason') } }),
    )
  return (
    <>
      <p>{t('twice.chosen')}</p>
      <Button look="quiet" disabled={busy} onClick={() => void undo()}>
        {t('twice.undo')}
      </Button>
      {refusal}
    </>
  )
}
