/** Four words over the telephone: read out where a file was made, and typed as they were heard where it came. */
import { type FormEvent, useState } from 'react'
import { TextField } from '../../controls/text-field.tsx'
import { Button } from '../../look/index.tsx'
import { areTheWords } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

/** Large enough to be read out without a slip. The words are Swedish in every language. */
export function WordsToReadOut({ words }: { readonly words: string }) {
  return (
    <p className="code passphrase" lang="sv" dir="ltr">
      {words}
    </p>
  )
}

/** Never shown here: who only presses on has compared nothing. */
export function WordsHeard(props: { readonly words: string; readonly hint: string; readonly heard: () => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const same = areTheWords(typed, props.words)
    setWrong(!same)
    if (same) props.heard()
  }
  return (
    <form className="stack" onSubmit={submit} autoComplete="off">
      <TextField
        label={t('move.words')}
        hint={props.hint}
        value={typed}
        onChange={setTyped}
        fault={wrong ? t('move.words-wrong') : undefined}
        max={60}
      />
      <div className="row">
        <Button type="submit">{t('move.words-check')}</Button>
      </div>
    </form>
  )
}
