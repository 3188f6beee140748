/** Says of a form that it was filled in at home: wherever its figures or answers are read. */
import type { KeptOf } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

/** With the space before it, so that what stands there is not changed where there is no mark. */
export function HomeMark({ of }: { readonly of: Pick<KeptOf<'answers'>['body'], 'via'> }) {
  const { t } = useWords()
  if (of.via !== 'home') return null
  return (
    <>
      {' '}
      <span className="mark">{t('case.from-home')}</span>
    </>
  )
}
