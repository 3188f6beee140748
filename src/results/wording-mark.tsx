/** Stands by every figure and answer that was given to practice text: it is not the licensed form, wherever it is read. */
import { useWords } from '../words/index.tsx'
import type { Measurement } from './measurement.ts'

export function WordingMark({ of }: { readonly of: readonly Measurement[] }) {
  const { t } = useWords()
  if (!of.some(({ record }) => record.body.wording?.training)) return null
  return <span className="mark mark--training">{t('results.training-short')}</span>
}
