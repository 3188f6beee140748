/** Which form to print, in which of the unit's wordings. */

import { useEffect, useState } from 'react'
import { forms } from '#instruments'
import { packsFor, type UnitPack } from '../catalogue/packs.ts'
import { today } from '../clock/today.ts'
import { Field, Notice } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import { languageName } from '../words/language-name.ts'
import { FormSelect } from './form-select.tsx'
import { PaperForm } from './paper-form.tsx'

export function PaperChoice() {
  const { t, language } = useWords()
  const formName = useFormName()
  const vault = useVault()
  const [formId, setFormId] = useState(forms[0]?.id ?? '')
  const [packs, setPacks] = useState<readonly UnitPack[] | null>(null)
  const [hash, setHash] = useState('')
  useEffect(() => {
    let late = false
    void packsFor(vault, { id: formId }, today()).then((found) => late || setPacks(found))
    return () => {
      late = true
    }
  }, [vault, formId])
  const chosen = packs?.find((one) => one.hash === hash) ?? packs?.[0]
  return (
    <>
      <div className="row no-print">
        <FormSelect value={formId} onChange={setFormId} />
        {chosen && (
          <Field label={t('wordings.title')}>
            {(ties) => (
              <select {...ties} className="input" value={chosen.hash} onChange={({ target }) => setHash(target.value)}>
                {packs?.map((one) => (
                  <option key={one.hash} value={one.hash}>
                    {languageName(one.pack.language, language)}, {one.pack.title}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
      {packs?.length === 0 && <Notice kind="calm">{t('hand.no-words', { form: formName(formId) })}</Notice>}
      {chosen && chosen.pack.form === formId && (
        <>
          <h2>{formName(formId)}</h2>
          <PaperForm pack={chosen.pack} />
        </>
      )}
    </>
  )
}
