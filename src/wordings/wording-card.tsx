/** One wording in a list: which form, for whom, in which language, by whose right and how long; and what can be done with it. */
import type { ReactNode } from 'react'
import { formById } from '#instruments'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import { languageName } from '../words/language-name.ts'

interface Said {
  readonly form: string
  readonly title: string
  readonly language: string
  readonly version: string
  readonly training: boolean
  readonly grantedBy: string
  readonly grantedTo: string
  readonly validUntil: string | null
}

export function WordingCard(props: { readonly of: Said; readonly mark?: ReactNode; readonly children: ReactNode }) {
  const { t, language } = useWords()
  const formName = useFormName()
  const { of } = props
  const form = formById(of.form)
  const until = of.validUntil === null ? t('wordings.no-end') : `${t('wordings.valid-until')} ${of.validUntil}`
  return (
    <li className="card wording-card">
      <div>
        <h3>
          <bdi>{form ? formName(form.id) : of.title}</bdi>, {languageName(of.language, language)}
        </h3>
        <p className="muted">
          {form && `${t(`informant.${form.informant}`)} · `}
          {t('wordings.version')} <bdi>{of.version}</bdi> · {until}
        </p>
        <p className="muted">{t('wordings.right', { by: of.grantedBy, to: of.grantedTo })}</p>
        {of.training && <span className="mark mark--training">{t('wordings.practice-text')}</span>} {props.mark}
      </div>
      <div className="row">{props.children}</div>
    </li>
  )
}

/** What a pack says of itself, for its card. */
export const saidBy = ({
  form,
  title,
  language,
  version,
  training,
  licence,
}: Omit<Said, keyof Rights> & { readonly licence: Rights }): Said => ({
  form,
  title,
  language,
  version,
  training,
  grantedBy: licence.grantedBy,
  grantedTo: licence.grantedTo,
  validUntil: licence.validUntil,
})

type Rights = Pick<Said, 'grantedBy' | 'grantedTo' | 'validUntil'>
