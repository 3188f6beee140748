/** Says of a form that it came as data: wherever such a form can be chosen or read. */
import { isOwnForm } from '#instruments'
import { useWords } from '../words/index.tsx'

export function OwnMark({ form }: { readonly form: string }) {
  const { t } = useWords()
  return isOwnForm(form) ? <span className="mark">{t('own.mark')}</span> : null
}
