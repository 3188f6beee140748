/** A text to read: what the support pages and the course's guide are made of. Content is data, one file a language. */
import { useEffect, useState } from 'react'
import type { Article } from '#instruments'
import { type Language, useWords } from '../words/index.tsx'

export type { Article } from '#instruments'

export type InLanguages<T> = Readonly<Record<Language, () => Promise<T>>>
export type ArticleIn = InLanguages<Article>

/** Null until it has been fetched. `texts` must be the same object each time. */
export function useArticle(texts: ArticleIn): Article | null {
  const { language } = useWords()
  const [article, setArticle] = useState<Article | null>(null)
  useEffect(() => {
    let wanted = true
    void texts[language]().then((read) => wanted && setArticle(read))
    return () => {
      wanted = false
    }
  }, [texts, language])
  return article
}

/** The text itself, for whoever reads it: no words of the screen's own. */
export function ArticleSections({ article }: { readonly article: Article }) {
  return (
    <>
      <p>{article.lead}</p>
      {article.sections.map(({ heading, points }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <ul>
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

/** All but the title, which is the page's. */
export function ArticleBody({ article }: { readonly article: Article }) {
  const { t } = useWords()
  return (
    <article className="stack article">
      <ArticleSections article={article} />
      <section>
        <h2>{t('results.sources')}</h2>
        <ul className="muted">
          {article.sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </section>
    </article>
  )
}
