/** Which way a language is usually written: a first suggestion, to be confirmed by a person. Never read from the text. */
export function usualDirection(tag: string): 'ltr' | 'rtl' {
  try {
    const script = new Intl.Locale(tag).maximize().script ?? ''
    return ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'].includes(script) ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}
