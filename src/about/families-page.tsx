/** Information for families on one sheet: to read together, or to print and hand over. */
import { Button, Page } from '../look/index.tsx'
import { ArticleSections, useArticle } from '../results/article.tsx'
import { useWords } from '../words/index.tsx'
import { forFamilies } from './families/index.ts'
import './about.css'

export default function FamiliesPage() {
  const { t } = useWords()
  const article = useArticle(forFamilies)
  return (
    article && (
      <Page narrow title={article.title}>
        <ArticleSections article={article} />
        <div className="row no-print">
          <Button look="main" onClick={() => print()}>
            {t('app.print')}
          </Button>
        </div>
      </Page>
    )
  )
}
