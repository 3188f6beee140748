/** Forms without a text that may be shown: who holds it and on what terms as far as we know, a letter to write, and what can be done meanwhile. */
import { Link } from 'wouter'
import { Notice, Page } from '../../look/index.tsx'
import { useFormName } from '../../words/form-name.ts'
import { useWords } from '../../words/index.tsx'
import type { HeldForm, Holder } from './holders.ts'
import { useLacking } from './use-lacking.ts'

export function MissingPage() {
  const { t } = useWords()
  const lacking = useLacking()
  return (
    <Page title={t('missing.title')} above={<Link href="/unit/wordings">{t('wordings.title')}</Link>}>
      {lacking.length === 0 ? (
        <Notice kind="calm">{t('missing.none')}</Notice>
      ) : (
        <>
          <p>{t('missing.lead')}</p>
          <section className="card stack" aria-labelledby="meanwhile">
            <h2 id="meanwhile">{t('missing.meanwhile')}</h2>
            <p>{t('missing.paper')}</p>
            <div className="row">
              <Link href="/" className="button button--main">
                {t('missing.to-cases')}
              </Link>
              <Link href="/unit/wordings" className="button">
                {t('missing.load')}
              </Link>
            </div>
          </section>
          {lacking.map((one) => (
            <OfHolder key={one.holder.id} {...one} />
          ))}
        </>
      )}
    </Page>
  )
}

function OfHolder({ holder, forms }: { readonly holder: Holder; readonly forms: readonly HeldForm[] }) {
  const { t } = useWords()
  const formName = useFormName()
  const names = (has: boolean) => forms.filter((one) => one.has === has).map(({ form }) => formName(form.id))
  const at = `holder-${holder.id}`
  return (
    <section className="card stack" aria-labelledby={at}>
      <h2 id={at}>
        <bdi>{holder.name || t('missing.unknown')}</bdi>
      </h2>
      <dl className="holder">
        <dt>{t('missing.lacks')}</dt>
        <dd>
          <Names of={names(false)} />
        </dd>
        {names(true).length > 0 && (
          <>
            <dt>{t('missing.has')}</dt>
            <dd>
              <Names of={names(true)} />
            </dd>
          </>
        )}
        <dt>{t('missing.terms')}</dt>
        <dd>{t(`missing.terms.${holder.id}`)}</dd>
        <dt>{t('missing.address')}</dt>
        <dd>{holder.address === null ? t('missing.no-address') : <span dir="ltr">{holder.address}</span>}</dd>
      </dl>
      <div className="row">
        <Link href={`/unit/wordings/missing/${holder.id}`} className="button">
          {t('missing.write')}
          <span className="visually-hidden"> {holder.name}</span>
        </Link>
      </div>
    </section>
  )
}

/** Each by itself, so that Latin and Arabic in one name do not change places with the next. */
const Names = ({ of }: { readonly of: readonly string[] }) => (
  <ul className="plain holder__forms">
    {of.map((name) => (
      <li key={name}>
        <bdi>{name}</bdi>
      </li>
    ))}
  </ul>
)
