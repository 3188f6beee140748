/** Answers that a tablet could not keep come back from their sealed file. */
import { type ChangeEvent, useState } from 'react'
import { useSaving } from '../../controls/use-saving.tsx'
import { Field, Notice } from '../../look/index.tsx'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export function LoadAnswers() {
  const { t, named } = useWords()
  const vault = useVault()
  const { save, refusal } = useSaving()
  const [told, setTold] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    if (!file) return
    const answer = await save(() => vault.loadAnswers(file))
    if (!answer) return
    setRefused('refused' in answer ? answer.refused : null)
    setTold('refused' in answer ? null : t(answer.news ? 'unit.answers-loaded' : 'unit.answers-known'))
  }
  return (
    <section className="stack" aria-labelledby="load-answers">
      <h2 id="load-answers">{t('unit.answers-file')}</h2>
      <p>{t('unit.answers-file-about')}</p>
      <Field label={t('unit.answers-file-choose')}>
        {(ties) => (
          <input {...ties} className="input" type="file" accept=".answers" onChange={(event) => void read(event)} />
        )}
      </Field>
      <div role="status">{told && <Notice>{told}</Notice>}</div>
      {refused && <Notice kind="refusal">{named(`refusal.${refused}`, refused)}</Notice>}
      {refusal}
    </section>
  )
}
