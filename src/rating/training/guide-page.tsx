/** The scale and its pitfalls, before the cases are rated. */
import { Link } from 'wouter'
import { Page } from '../../look/index.tsx'
import { ArticleBody, type ArticleIn, useArticle } from '../../results/article.tsx'
import { useWords } from '../../words/index.tsx'
import { BandTable } from '../band-table.tsx'

const guide: ArticleIn = {
  sv: async () => (await import('../course/guide/sv.ts')).sv,
  en: async () => (await import('../course/guide/en.ts')).en,
  ar: async () => (await import('../course/guide/ar.ts')).ar,
}

export function GuidePage() {
  const { t } = useWords()
  const article = useArticle(guide)
  if (!article) return null
  return (
    <Page
      title={article.title}
      above={
        <Link className="no-print" href="/training">
          {t('app.back')}
        </Link>
      }
    >
      <BandTable />
      <ArticleBody article={article} />
      <Link className="button button--main" href="/training/cgas-1/rate">
        {t('training.start')}
      </Link>
    </Page>
  )
}
