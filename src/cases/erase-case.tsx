/** A case is erased for good: its key is destroyed. Asked for with its own code and a reason, so that no slip can do it. */
import { type FormEvent, useState } from 'react'
import { plainCode } from '#exchange'
import type { CaseFile } from '../case-file/case-file.ts'
import { useScreens } from '../controls/begin-anew.ts'
import { TextField } from '../controls/text-field.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

export function EraseCase({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const vault = useVault()
  const screens = useScreens()
  const { save, refusal } = useSaving()
  const [code, setCode] = useState('')
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const sure = plainCode(code) === plainCode(file.code) && reason.trim() !== ''
    setFault(!sure)
    if (!sure) return
    const erased = await save(async () => {
      await vault.eraseCase(file.id, reason.trim())
      return true
    })
    if (!erased) return
    // On screens of their own: those before hold the case still.
    history.replaceState(null, '', '/')
    screens.renew({ is: 'open', vault })
  }
  return (
    <details className="card">
      <summary>{t('case.erase')}</summary>
      <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off">
        <p>{t('case.erase-about')}</p>
        <TextField label={t('case.erase-why')} value={reason} onChange={setReason} max={200} />
        <TextField label={t('case.erase-code')} value={code} onChange={setCode} max={24} />
        {fault && <Notice kind="refusal">{t('case.erase-wrong')}</Notice>}
        {refusal}
        <Button type="submit">{t('case.erase-do')}</Button>
      </form>
    </details>
  )
}
