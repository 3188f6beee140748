/** `ar` in Swedish is "arabiska". A tag that the browser does not know stays as it is. */
export function languageName(tag: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** Which way a language is usually written: a first suggestion, to be confirmed by a person. Never read from the text. */
export function usualDirection(tag: string): 'ltr' | 'rtl' {
  try {
    const script = new Intl.Locale(tag).maximize().script ?? ''
    return ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'].includes(script) ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}
