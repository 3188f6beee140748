/** A case's measurements as a table of who and when, each the way to its answers. */
import { Link } from 'wouter'
import type { CaseFile } from '../case-file/case-file.ts'
import { linesOf } from '../case-file/lines.ts'
import { HomeMark } from '../controls/home-mark.tsx'
import { OwnMark } from '../controls/own-mark.tsx'
import type { KeptOf } from '../vault/index.ts'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'

export function Measurements({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const formName = useFormName()
  return (
    <table className="table measurements">
      <thead>
        <tr>
          <th scope="col">{t('case.measure-what')}</th>
          <th scope="col">{t('occasion.first')}</th>
          <th scope="col">{t('occasion.follow-up')}</th>
        </tr>
      </thead>
      <tbody>
        {linesOf(file, [], '').map((line) => (
          <tr key={`${line.instrument} ${line.informant}`}>
            <th scope="row">
              {formName(line.form)} <OwnMark form={line.form} />{' '}
              <span className="muted">{t(`informant.${line.informant}`)}</span>
            </th>
            {[line.first, line.later].map((there) => (
              <td key={there === line.first ? 'first' : 'later'}>
                <div className="measured">
                  {there.map((measurement) => (
                    <Measured key={measurement.id} caseId={file.id} measurement={measurement} />
                  ))}
                </div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Measured({ caseId, measurement }: { caseId: string; measurement: KeptOf<'answers'> }) {
  const { t } = useWords()
  const { body, id } = measurement
  return (
    <span>
      <Link href={`/cases/${caseId}/answers/${id}`}>{body.day}</Link>
      <HomeMark of={body} />
      {body.via === 'import' && <span className="muted"> {t('case.from-file')}</span>}
      {body.via === 'paper' && <span className="muted"> {t('case.from-paper')}</span>}
      {body.corrects && <span className="muted"> {t('case.corrected')}</span>}
      {body.wording?.training && <span className="muted"> {t('case.training-text')}</span>}
    </span>
  )
}
