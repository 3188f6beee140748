/** A wording as the one who answers will see it, at the width of a phone. Nothing of it is kept. */

import { useForm } from 'react-hook-form'
import { blankAnswers, type Form, formById, type WordingPack } from '#instruments'
import { Question, type Values } from '../answering/question.tsx'
import { exactly } from '../look/exactly.ts'
import { Button } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import '../answering/answering.css'

/** `form` is given where it is not known by its id yet. */
export function Preview(props: {
  readonly pack: WordingPack
  readonly form?: Form
  readonly at: number
  onAt(at: number): void
}) {
  const { pack, at, onAt: setAt } = props
  const { t } = useWords()
  const form = props.form ?? formById(pack.form)
  const { control } = useForm<Values>({ defaultValues: form ? blankAnswers(form) : {} })
  const wording = pack.items[at]
  const item = wording && form?.items[wording.id]
  if (!wording || !item) return null
  const count = pack.items.length
  return (
    <section className="phone" aria-label={t('wordings.preview')}>
      <p className="muted">{t('answering.count', { number: at + 1, of: count })}</p>
      <p {...exactly(pack, 'muted')}>{pack.period}</p>
      <Question key={wording.id} {...{ item, wording, pack, control }} onAnswer={() => {}} />
      <p {...exactly(pack, 'muted')}>{pack.copyright}</p>
      <div className="row">
        <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
          {t('app.back')}
        </Button>
        <Button disabled={at + 1 >= count} onClick={() => setAt(at + 1)}>
          {t('answering.next')}
        </Button>
      </div>
    </section>
  )
}
