/** The second of two taps: the question, and its two answers in one row. */
import { Button } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

export function YesOrNo(props: {
  readonly question: string
  readonly busy: boolean
  readonly yes: () => void
  readonly no: () => void
}) {
  const { t } = useWords()
  return (
    <div className="row">
      <strong>{props.question}</strong>
      <Button disabled={props.busy} onClick={props.yes}>
        {t('app.yes')}
      </Button>
      <Button look="quiet" disabled={props.busy} onClick={props.no}>
        {t('app.no')}
      </Button>
    </div>
  )
}
