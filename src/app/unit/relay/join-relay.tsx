/** The operator's code, typed by a *nyckelansvarig*: from then on the unit's devices are kept alike. */

import { type FormEvent, useState } from 'react'
import { OneTimeCodeField } from '../../../controls/one-time-code-field.tsx'
import { type AtRelay, useRefusedWords } from '../../../controls/use-relay.ts'
import { Button, Notice } from '../../../look/index.tsx'
import { useWords } from '../../../words/index.tsx'
import { useAsking } from './use-asking.ts'

export function JoinRelay({ at: { relay }, title }: { readonly at: AtRelay; readonly title: string }) {
  const { t } = useWords()
  const inWords = useRefusedWords()
  const [code, setCode] = useState('')
  const { asking, refused, refusal, ask } = useAsking()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void ask(() => relay.join(code.trim()))
  }
  return (
    <form className="stack" onSubmit={submit} autoComplete="off">
      <h2>{title}</h2>
      {refused && <Notice kind="refusal">{inWords(refused)}</Notice>}
      {refusal}
      <OneTimeCodeField label={t('relay.code')} hint={t('relay.code-hint')} value={code} onChange={setCode} />
      <Button type="submit" look="main" disabled={asking || code.trim() === ''}>
        {asking ? t('relay.joining') : title}
      </Button>
    </form>
  )
}
