/** The card that staff check before the tablet changes hands: code, year of birth, who answers, which forms, which language. */
import { type Form, formById, type Informant, isFollowUpOf } from '#instruments'
import { bornText } from '../case-file/born.ts'
import type { CaseFile } from '../case-file/case-file.ts'
import { nextOccasion } from '../case-file/offers.ts'
import type { UnitPack } from '../catalogue/packs.ts'
import { OwnMark } from '../controls/own-mark.tsx'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import { languageName } from '../words/language-name.ts'

export function HandOverCard(props: {
  readonly file: CaseFile
  readonly who: Informant
  readonly chosen: readonly Form[]
  readonly packs: readonly (readonly UnitPack[])[]
  readonly language: string
  readonly languages: readonly string[]
  readonly setLanguage: (language: string) => void
}) {
  const { t, language: reading } = useWords()
  const formName = useFormName()
  const { file, language } = props
  return (
    <section className="card hand-card" aria-label={t('hand.check')}>
      <h2>{t('hand.check')}</h2>
      <dl>
        <dt>{t('hand.code')}</dt>
        <dd className="code hand-card__code">{file.code}</dd>
        <dt>{t('hand.born')}</dt>
        <dd>{bornText(file, reading)}</dd>
        <dt>{t('hand.who')}</dt>
        <dd>{t(`informant.${props.who}`)}</dd>
        <dt>{t('hand.forms')}</dt>
        <dd>
          {props.chosen.length === 0 ? (
            <span className="muted">{t('hand.choose-form')}</span>
          ) : (
            <ol>
              {props.chosen.map((form, at) => (
                <li key={form.id}>
                  {formName(form.id)},{' '}
                  {t(`occasion.${form.occasion === 'any' ? nextOccasion(file, form) : form.occasion}`)}
                  <OwnMark form={form.id} />
                  {isFollowUpOfFirst(file, form) && <p className="muted">{t('hand.other-stretch')}</p>}
                  <WordsOf form={form} packs={props.packs[at]} language={language} />
                </li>
              ))}
            </ol>
          )}
        </dd>
        {props.languages.length > 0 && (
          <>
            <dt>
              <label htmlFor="spoken">{t('hand.language')}</label>
            </dt>
            <dd>
              <select
                id="spoken"
                className="input"
                value={language}
                onChange={(event) => props.setLanguage(event.target.value)}
              >
                {props.languages.map((each) => (
                  <option key={each} value={each} lang={each}>
                    {ownName(each, reading)}
                  </option>
                ))}
              </select>
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

/** True where what is handed over follows up a first form of the case: the two ask of different stretches of time. */
const isFollowUpOfFirst = (file: CaseFile, form: Form): boolean =>
  file.measurements.some(({ body }) => {
    const first = formById(body.form)
    return first !== null && isFollowUpOf(form, first)
  })

/** Both as the one who answers knows it and as staff do. */
function ownName(tag: string, reading: string): string {
  const own = languageName(tag, tag)
  const said = languageName(tag, reading)
  return own === said ? own : `${own} (${said})`
}

function WordsOf(props: { form: Form; packs: readonly UnitPack[] | undefined; language: string }) {
  const { t } = useWords()
  const formName = useFormName()
  if (!props.packs) return null
  const own = props.packs.find(({ pack }) => pack.language === props.language)
  if (!own) return <p className="field__fault">{t('hand.no-words', { form: formName(props.form.id) })}</p>
  if (own.pack.training) return <span className="mark mark--training">{t('hand.training-words')}</span>
  return null
}
