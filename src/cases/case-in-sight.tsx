/** Whose page this is, in sight however far it is scrolled: one person's answers must not be written into another's case. */
import { bornText } from '../case-file/born.ts'
import type { CaseFile } from '../case-file/case-file.ts'
import { useWords } from '../words/index.tsx'

export function CaseInSight({ file }: { readonly file: CaseFile }) {
  const { t, language } = useWords()
  return (
    <aside className="case-in-sight no-print" aria-label={t('case.in-sight')}>
      <strong className="code">{file.code}</strong> <span>{t('case.born', { year: bornText(file, language) })}</span>{' '}
      <span>{t(`sex.${file.sex}`)}</span>
    </aside>
  )
}
