/** Figures of the report as they are read. */

import type { Period } from '#aggregate'
import { type FigureWords, figureWords } from '../period/figure-words.ts'
import type { Words } from '../words/index.tsx'

export interface Say extends FigureWords {
  readonly percent: (share: number) => string
  /** `12 (34 %)`; the share is left out where there is nobody to have a share of. */
  readonly ofAll: (count: number, of: number) => string
  readonly oneDecimal: (value: number | null) => string
}

export function sayFor(words: Words, period: Period): Say {
  const say = figureWords(words, period)
  const percent = new Intl.NumberFormat(`${words.language}-u-nu-latn`, { style: 'percent', maximumFractionDigits: 0 })
  return {
    ...say,
    percent: (share) => percent.format(share),
    ofAll: (count, of) => (of === 0 ? String(count) : `${count} (${percent.format(count / of)})`),
    oneDecimal: (value) => say.figure('mean', value),
  }
}
