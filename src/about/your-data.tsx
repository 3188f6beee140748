/** What families are told, inside the form: the same text as on the page that staff print. */

import type { ReactNode } from 'react'
import { Dialog } from '../look/index.tsx'
import { ArticleSections, useArticle } from '../results/article.tsx'
import { forFamilies } from './families/index.ts'

export default function YourData(props: { readonly children: ReactNode; onClose(): void }) {
  const article = useArticle(forFamilies)
  return (
    article && (
      <Dialog title={article.title} onClose={props.onClose}>
        <ArticleSections article={article} />
        {props.children}
      </Dialog>
    )
  )
}
