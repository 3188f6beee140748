/** That a form was corrected twice, and nobody has chosen yet. */
import { Link } from 'wouter'
import type { CaseFile } from '../../case-file/case-file.ts'
import { Notice } from '../../look/index.tsx'
import { useFormName } from '../../words/form-name.ts'
import { useWords } from '../../words/index.tsx'

/** `of`: the form that is shown; left out, all of the case's. */
export default function CorrectedTwice({ file, of }: { readonly file: CaseFile; readonly of?: string }) {
  const { t } = useWords()
  const formName = useFormName()
  return file.correctedTwice
    .flatMap((stand) => stand.at(-1) ?? [])
    .filter(({ id }) => of === undefined || id === of)
    .map(({ id, body }) => (
      <Notice key={id}>
        <p>
          <strong>{formName(body.form)}</strong> · {body.day} · {t(`informant.${body.informant}`)}
        </p>
        <p>{t('twice.both')}</p>
        <Link className="button" href={`/cases/${file.id}/answers/${id}/choose`}>
          {t('twice.choose')}
        </Link>
      </Notice>
    ))
}
