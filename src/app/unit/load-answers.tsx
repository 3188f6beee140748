/** Answers that a tablet could not keep come back from their sealed file. */

import { useState } from 'react'
import { FileField } from '../../controls/file-field.tsx'
import { useSaving } from '../../controls/use-saving.tsx'
import { Notice } from '../../look/index.tsx'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export function LoadAnswers() {
  const { t, named } = useWords()
  const vault = useVault()
  const { save, refusal } = useSaving()
  const [told, setTold] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const read = async (file: File) => {
    const answer = await save(() => vault.loadAnswers(file))
    if (!answer) return
    setRefused('refused' in answer ? answer.refused : null)
    setTold('refused' in answer ? null : t(answer.news ? 'unit.answers-loaded' : 'unit.answers-known'))
  }
  return (
    <section className="stack" aria-labelledby="load-answers">
      <h2 id="load-answers">{t('unit.answers-file')}</h2>
      <p>{t('unit.answers-file-about')}</p>
      <FileField label={t('unit.answers-file-choose')} accept=".answers" onFile={(file) => void read(file)} />
      <div role="status">{told && <Notice>{told}</Notice>}</div>
      {refused && <Notice kind="refusal">{named(`refusal.${refused}`, refused)}</Notice>}
      {refusal}
    </section>
  )
}
