/** The case's measurements as a table of who and when, with one press to start what is missing. */

import { Link } from 'wouter'
import { isOwnForm } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { type Line, linesOf } from '../case-file/lines.ts'
import { formsAt } from '../case-file/offers.ts'
import { OwnMark } from '../controls/own-mark.tsx'
import { type KeptOf, useVault } from '../vault/index.ts'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'

export function Measurements({ file, day }: { readonly file: CaseFile; readonly day: string }) {
  const { t } = useWords()
  const formName = useFormName()
  const vault = useVault()
  return (
    <section aria-labelledby="measurements">
      <h2 id="measurements">{t('case.measurements')}</h2>
      <table className="table measurements">
        <thead>
          <tr>
            <th scope="col">{t('case.measure-what')}</th>
            <th scope="col">{t('occasion.first')}</th>
            <th scope="col">{t('occasion.follow-up')}</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(file, formsAt(vault), day).map((line) => (
            <tr key={`${line.instrument} ${line.informant}`}>
              <th scope="row">
                {formName(line.form)} <OwnMark form={line.form} />{' '}
                <span className="muted">{t(`informant.${line.informant}`)}</span>
              </th>
              <td>
                <Cell caseId={file.id} line={line} occasion="first" />
              </td>
              <td>
                <Cell caseId={file.id} line={line} occasion="follow-up" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="row">
        <Link className="button button--quiet" href={`/cases/${file.id}/hand-over`}>
          {t('case.past-offer')}
        </Link>
        <Link className="button button--quiet" href={`/cases/${file.id}/paper`}>
          {t('case.paper')}
        </Link>
        <Link className="button button--quiet" href={`/cases/${file.id}/fhir-in`}>
          {t('exchange.response')}
        </Link>
        {file.measurements.length > 0 && (
          <Link className="button button--quiet" href={`/cases/${file.id}/fhir`}>
            {t('exchange.bundle')}
          </Link>
        )}
      </p>
    </section>
  )
}

function Cell({ caseId, line, occasion }: { caseId: string; line: Line; occasion: 'first' | 'follow-up' }) {
  const { t } = useWords()
  const formName = useFormName()
  const there = occasion === 'first' ? line.first : line.later
  const { offer } = line
  const starts = offer?.occasion === occasion ? offer : null
  return (
    <div className="measured">
      {there.map((measurement) => (
        <Measured key={measurement.id} caseId={caseId} measurement={measurement} />
      ))}
      {there.length === 0 && occasion === 'follow-up' && line.first.length > 0 && !isOwnForm(line.form) && (
        <span className="mark">{t('case.missing')}</span>
      )}
      {starts && (
        <Link
          className="button button--small"
          href={
            line.informant === 'clinician'
              ? `/cases/${caseId}/rate`
              : `/cases/${caseId}/hand-over?forms=${starts.form.id}`
          }
          aria-label={t('case.measure-name', {
            form: formName(starts.form.id),
            informant: t(`informant.${line.informant}`),
            occasion: t(`occasion.${occasion}`),
          })}
        >
          {t('case.measure')}
        </Link>
      )}
    </div>
  )
}

function Measured({ caseId, measurement }: { caseId: string; measurement: KeptOf<'answers'> }) {
  const { t } = useWords()
  const { body, id } = measurement
  return (
    <span>
      <Link href={`/cases/${caseId}/answers/${id}`}>{body.day}</Link>
      {body.via === 'import' && <span className="muted"> {t('case.from-file')}</span>}
      {body.via === 'paper' && <span className="muted"> {t('case.from-paper')}</span>}
      {body.corrects && <span className="muted"> {t('case.corrected')}</span>}
      {body.wording?.training && <span className="muted"> {t('case.training-text')}</span>}
    </span>
  )
}
