/** That another case has this one's code: both stand, and staff say whether they are of one child. */
import { Link } from 'wouter'
import type { CaseFile } from '../../case-file/case-file.ts'
import type { Twin } from '../../case-file/same-code.ts'
import { Notice } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'

export default function SameCode({ file, others }: { readonly file: CaseFile; readonly others: readonly Twin[] }) {
  const { t } = useWords()
  return (
    <Notice>
      <p>{t('merge.same-code', { code: file.code })}</p>
      {others.some((other) => other.file === null) && <p>{t('merge.protected')}</p>}
      <p className="row">
        {others.map(
          (other) =>
            other.file && (
              <Link key={other.id} className="button" href={`/cases/${file.id}/merge/${other.id}`}>
                {t('merge.compare', { day: other.file.opened })}
              </Link>
            ),
        )}
        <Link className="button button--quiet" href={`/cases/${file.id}/edit`}>
          {t('merge.other-code')}
        </Link>
      </p>
    </Notice>
  )
}
