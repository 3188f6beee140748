/** What a score must carry with it: which wording, from paper or tablet, what it corrects, which revision. */
import { agesOf, formById, isOwnForm } from '#instruments'
import { useMeasuredWords } from '../case-file/item-words.ts'
import { Notice } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { languageName } from '../words/language-name.ts'
import type { Measurement } from './measurement.ts'

export function Provenance({ measurement }: { readonly measurement: Measurement }) {
  const { t } = useWords()
  const { body } = measurement.record
  const { form } = measurement
  const outsideAge = measurement.person.age !== null && !fits(measurement)
  return (
    <>
      {isOwnForm(form.id) && <Notice kind="calm">{t('own.no-limits')}</Notice>}
      {body.wording?.training && <Notice>{t('results.training')}</Notice>}
      {body.corrects && <Notice kind="calm">{t('results.corrects', { reason: body.corrects.reason })}</Notice>}
      {body.revision !== formById(form.id)?.revision && (
        <Notice>{t('results.other-revision', { revision: body.revision })}</Notice>
      )}
      {outsideAge && <Notice>{t('results.outside-age', { from: form.ages.from, to: form.ages.to })}</Notice>}
      <p className="muted">
        {t(`results.via.${body.via}`)} {t(`results.asks.${form.period}`)} <Wording of={body} />
      </p>
    </>
  )
}

/** True where the form is made for an age that the person may have had. */
const fits = ({ form, person }: Measurement): boolean =>
  agesOf(person.age).some((age) => age !== null && form.ages.from <= age && age <= form.ages.to)

/** In which text it was asked: language, version and the beginning of the hash, as the list of the unit's wordings says. */
function Wording({ of }: { readonly of: Measurement['record']['body'] }) {
  const { t, language } = useWords()
  const pack = useMeasuredWords(of)
  if (!of.wording) return null
  const said = { language: languageName(of.wording.language, language), hash: of.wording.hash.slice(0, 8) }
  return pack ? t('results.wording', { ...said, version: pack.version }) : t('results.wording-gone', said)
}
