/** Which text stands beside while one is written: the project's practice sentences, a loaded wording, or one from a file. */

import { useEffect, useState } from 'react'
import { trainingPack, type WordingPack } from '#instruments'
import { trainingLanguages, type UnitPack } from '../../catalogue/packs.ts'
import { FileField } from '../../controls/file-field.tsx'
import { Field } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { languageName } from '../../words/language-name.ts'
import { readPackFile } from '../read-pack.ts'

export function SourceChoice(props: {
  readonly form: string
  readonly packs: readonly UnitPack[]
  readonly beside: WordingPack | null
  onBeside(pack: WordingPack | null): void
}) {
  const { t, language } = useWords()
  const [practice, setPractice] = useState<readonly WordingPack[]>([])
  const [fromFile, setFromFile] = useState<WordingPack | null>(null)
  useEffect(() => {
    let late = false
    void Promise.all(trainingLanguages.map((one) => trainingPack(props.form, one))).then(
      (found) => late || setPractice(found.filter((one) => one !== null)),
    )
    return () => {
      late = true
    }
  }, [props.form])
  const loaded = props.packs.map(({ pack }) => pack).filter(({ form }) => form === props.form)
  const choices = [...(fromFile ? [fromFile] : []), ...loaded, ...practice]
  async function open(file: File) {
    // The day is before every licence's end: a text is read here, not shown to anybody.
    const read = await readPackFile(file, [], '0000-01-01')
    const pack = read.ok && read.pack.form === props.form ? read.pack : null
    setFromFile(pack)
    props.onBeside(pack)
  }
  return (
    <section className="card stack">
      <Field label={t('editor.beside')} hint={t('editor.beside.about')}>
        {(ties) => (
          <select
            {...ties}
            className="input"
            value={props.beside ? choices.indexOf(props.beside) : ''}
            onChange={({ target }) => props.onBeside(choices[target.value === '' ? -1 : Number(target.value)] ?? null)}
          >
            <option value="">{t('editor.beside.nothing')}</option>
            {choices.map((pack, i) => (
              <option key={`${pack.language} ${pack.version} ${pack.title}`} value={i}>
                {languageName(pack.language, language)}, {pack.title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <FileField label={t('editor.beside.file')} onFile={(file) => void open(file)} />
    </section>
  )
}
