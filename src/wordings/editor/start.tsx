/** How a text begins: empty, from a file, or from one that is loaded. */

import { useState } from 'react'
import { LARGEST_WORDING_BYTES } from '#aggregate'
import { everyForm, type Form, formById, trainingPack } from '#instruments'
import type { UnitPack } from '../../catalogue/packs.ts'
import { FileField } from '../../controls/file-field.tsx'
import { Button, Notice } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { languageName } from '../../words/language-name.ts'
import { FormSelect } from '../form-select.tsx'
import { draftFrom, emptyDraft, type PackDraft } from './draft.ts'

export function Start(props: { readonly packs: readonly UnitPack[]; onStart(draft: PackDraft): void }) {
  const { t, language } = useWords()
  const [formId, setFormId] = useState(everyForm()[0]?.id ?? '')
  const [refused, setRefused] = useState(false)

  async function begin() {
    const form = formById(formId) as Form
    props.onStart(emptyDraft(form, await trainingPack(formId, language)))
  }
  async function open(file: File) {
    const draft = await readDraft(file)
    setRefused(draft === null)
    if (draft) props.onStart(draft)
  }
  return (
    <div className="stack">
      <p>{t('editor.about')}</p>
      <section className="card stack">
        <h2>{t('editor.begin-empty')}</h2>
        <FormSelect value={formId} onChange={setFormId} />
        <Button look="main" onClick={() => void begin()}>
          {t('editor.begin')}
        </Button>
      </section>
      <section className="card stack">
        <h2>{t('editor.begin-file')}</h2>
        <FileField label={t('editor.file')} hint={t('editor.file.about')} onFile={(file) => void open(file)} />
        {refused && <Notice kind="refusal">{t('editor.file.refused')}</Notice>}
      </section>
      {props.packs.length > 0 && (
        <section className="card stack">
          <h2>{t('editor.begin-loaded')}</h2>
          <ul className="plain stack">
            {props.packs.map(({ pack, hash }) => (
              <li key={hash}>
                <Button onClick={() => props.onStart(draftFrom(pack) as PackDraft)}>
                  {formById(pack.form)?.title ?? pack.title}, {languageName(pack.language, language)}, {pack.version}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** A pack or a draft, whatever is wrong with it; null where it is neither. */
async function readDraft(file: Blob): Promise<PackDraft | null> {
  if (file.size > LARGEST_WORDING_BYTES) return null
  try {
    return draftFrom(JSON.parse(await file.text()))
  } catch {
    return null
  }
}
