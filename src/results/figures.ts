/** Numbers as they are written in the reader's language: decimal comma in Swedish, Latin digits in all. */
import { useWords } from '../words/index.tsx'

export interface Figures {
  /** At most so many decimals as given, exactly so many for one above zero. */
  readonly decimal: (value: number, digits: number) => string
  /** With its sign, and a plain 0 for nothing. */
  readonly signed: (value: number, digits: number) => string
}

/** A format takes longer to make than a hundred numbers to write. */
const formats = new Map<string, Intl.NumberFormat>()

function formatOf(language: string, digits: number, sign: 'auto' | 'exceptZero'): Intl.NumberFormat {
  const name = `${language} ${digits} ${sign}`
  const known =
    formats.get(name) ??
    new Intl.NumberFormat(`${language}-u-nu-latn`, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: sign,
    })
  formats.set(name, known)
  return known
}

export const figures = (language: string): Figures => ({
  decimal: (value, digits) => formatOf(language, digits, 'auto').format(value),
  signed: (value, digits) => formatOf(language, digits, 'exceptZero').format(value),
})

export const useFigures = (): Figures => figures(useWords().language)
