/** Numbers as they are written in the reader's language: decimal comma in Swedish, Latin digits in all. */
import { useWords } from '../words/index.tsx'

export interface Figures {
  /** At most so many decimals as given, exactly so many for one above zero. */
  readonly decimal: (value: number, digits: number) => string
  /** With its sign, and a plain 0 for nothing. */
  readonly signed: (value: number, digits: number) => string
}

export function figures(language: string): Figures {
  const format = (digits: number, sign: 'auto' | 'exceptZero') =>
    new Intl.NumberFormat(`${language}-u-nu-latn`, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: sign,
    })
  return {
    decimal: (value, digits) => format(digits, 'auto').format(value),
    signed: (value, digits) => format(digits, 'exceptZero').format(value),
  }
}

export const useFigures = (): Figures => figures(useWords().language)
