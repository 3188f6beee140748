/**
 * What stands on every element that holds a wording: its language, its direction, and that no browser may translate it.
 * An answer is recorded as given to these very sentences.
 */
interface Written {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}

export const exactly = (words: Written | null | undefined, className = '') => ({
  lang: words?.language,
  dir: words?.direction ?? 'auto',
  translate: 'no' as const,
  className: `notranslate ${className}`.trim(),
})
