/** The case's one main action: what is to be measured now, with what it is time for chosen beforehand. Other forms are in its list. */
import { Link } from 'wouter'
import { type Form, GOALS_FORM } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { openGoals } from '../case-file/goals.ts'
import { linesOf } from '../case-file/lines.ts'
import { nextForms } from '../case-file/next-measure.ts'
import { formsAt } from '../case-file/offers.ts'
import { useDueRules } from '../case-file/use-due-rules.ts'
import { Menu } from '../look/menu.tsx'
import { useVault } from '../vault/index.ts'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'

export function MeasureNow({ file, day }: { readonly file: CaseFile; readonly day: string }) {
  const { t, list } = useWords()
  const formName = useFormName()
  const asked = formsAt(useVault())
  const forms = nextForms(file, useDueRules(), asked, day)
  const [first] = forms
  return (
    <div className="row no-print">
      <Link className="button button--main" href={first ? wayTo(file, forms) : `/cases/${file.id}/hand-over`}>
        {first
          ? t('case.measure-now-what', {
              forms: list(forms.map(({ id }) => formName(id))),
              informant: t(`results.short.${first.informant}`),
            })
          : t('case.measure-now')}
      </Link>
      <Menu label={t('case.past-offer')}>
        <ul className="plain">
          {linesOf(file, asked, day).map(
            ({ offer, informant, instrument }) =>
              offer && (
                <li key={`${instrument} ${informant}`}>
                  <Link href={wayTo(file, [offer.form])}>
                    {t('case.measure-name', {
                      form: formName(offer.form.id),
                      informant: t(`informant.${informant}`),
                      occasion: t(`occasion.${offer.occasion}`),
                    })}
                  </Link>
                </li>
              ),
          )}
          <li>
            <Link href={`/cases/${file.id}/hand-over`}>{t('case.several-forms')}</Link>
          </li>
          {openGoals(file).length > 0 && (
            <li>
              <Link href={`/cases/${file.id}/hand-over?forms=${GOALS_FORM}`}>{formName(GOALS_FORM)}</Link>
            </li>
          )}
          <li>
            <Link href={`/cases/${file.id}/slip`}>{t('case.slip')}</Link>
          </li>
          <li>
            <Link href={`/cases/${file.id}/paper`}>{t('case.paper')}</Link>
          </li>
          <li>
            <Link href={`/cases/${file.id}/fhir-in`}>{t('exchange.response')}</Link>
          </li>
        </ul>
      </Menu>
    </div>
  )
}

/** A clinician's rating is made by staff; everybody else is handed the tablet. */
export const wayTo = (file: Pick<CaseFile, 'id'>, forms: readonly Pick<Form, 'id' | 'informant'>[]): string =>
  forms[0]?.informant === 'clinician'
    ? `/cases/${file.id}/rate`
    : `/cases/${file.id}/hand-over?forms=${forms.map(({ id }) => id).join()}`
