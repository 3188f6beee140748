/** Which wording the earlier answers were given to: one that the unit has, or unknown. Never a practice wording by default. */
import { useEffect, useState } from 'react'
import { type UnitPack, unitPacks } from '../catalogue/packs.ts'
import { Field } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { languageName } from '../words/language-name.ts'
import type { Wording } from './import-records.ts'

export type Choice = Wording

export function WordingChoice(props: {
  readonly form: string
  readonly value: Choice
  onChange(wording: Choice): void
}) {
  const { t, language, list } = useWords()
  const vault = useVault()
  const { form } = props
  const [packs, setPacks] = useState<readonly UnitPack[]>([])
  useEffect(() => {
    let late = false
    void unitPacks(vault.of('loaded'), { id: form }).then((found) => late || setPacks(found))
    return () => {
      late = true
    }
  }, [vault, form])
  const choose = (hash: string) => {
    const found = packs.find((one) => one.hash === hash)
    props.onChange(found ? { hash, language: found.pack.language, training: found.pack.training } : null)
  }
  return (
    <Field label={t('exchange.import.wording')} hint={t('exchange.import.wording-hint')}>
      {(ties) => (
        <select
          {...ties}
          className="input"
          value={props.value?.hash ?? ''}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">{t('exchange.import.wording-unknown')}</option>
          {packs.map(({ pack, hash }) => (
            <option key={hash} value={hash}>
              {list([pack.title, languageName(pack.language, language), pack.version])}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
