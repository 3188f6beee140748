/** Support for reading one instrument: what it measures, how to read it with the family, pitfalls, limits, sources. */
import { formById } from '#instruments'
import { supportFor } from '#instruments/support'
import { Notice, Page } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { ArticleBody, type ArticleIn, useArticle } from './article.tsx'
import './results.css'

export function InterpretationPage({ formId }: { readonly formId: string }) {
  const { t } = useWords()
  const texts = supportFor(formById(formId)?.instrument)
  return texts ? (
    <Read texts={texts} />
  ) : (
    <Page narrow title={t('results.support')}>
      <Notice>{t('results.no-support')}</Notice>
    </Page>
  )
}

function Read({ texts }: { readonly texts: ArticleIn }) {
  const article = useArticle(texts)
  return (
    article && (
      <Page narrow title={article.title}>
        <ArticleBody article={article} />
      </Page>
    )
  )
}
