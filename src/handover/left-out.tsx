/** Before it is sent away from this device: which recordings do not go along, and how long a phone waits for what does. */
import { useMemo } from 'react'
import { Notice } from '../look/index.tsx'
import { type AnswerPlan, fitting, ROOM } from '../vault/index.ts'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import { languageName } from '../words/language-name.ts'

/** What a phone fetches before the first question, of each byte that is asked: the plan sealed, three times over; and how fast it may be. */
const FETCHED = 3 * (4 / 3)
const BYTES_A_SECOND = 50_000
/** Nobody chooses otherwise for less. */
const WORTH_SAYING_SECONDS = 10

interface Props {
  readonly plan: Pick<AnswerPlan, 'forms' | 'language'>
  readonly to: keyof typeof ROOM
}

export function LeftOut({ plan, to }: Props) {
  const { t, list, language } = useWords()
  const formName = useFormName()
  const fits = useMemo(() => fitting(plan, ROOM[to]), [plan, to])
  if (!fits) return null
  const wordings = fits.silent.map((one) => `${formName(one.form)} (${languageName(one.language, language)})`)
  const seconds = Math.round((fits.bytes * FETCHED) / BYTES_A_SECOND)
  return (
    <>
      {wordings.length > 0 && <Notice>{t('tablets.silent', { wordings: list(wordings) })}</Notice>}
      {to === 'slip' && seconds >= WORTH_SAYING_SECONDS && <p className="muted">{t('slip.slow', { seconds })}</p>}
    </>
  )
}
