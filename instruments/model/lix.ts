/**
 * Björnsson's readability index: words per sentence plus the percentage of words longer than six letters. Below 30 is
 * very easy Swedish, as children's books. Björnsson CH. Läsbarhet. Stockholm: Liber; 1968.
 * `lix('Jag har ätit. Jag sov bra.')` is 6/2 + 0 = 3.
 */
export function lix(text: string): number {
  const words = text.match(/[\p{L}\p{N}\p{M}]+(?:[-’'][\p{L}\p{N}\p{M}]+)*/gu) ?? []
  if (words.length === 0) return 0
  const sentences = text.split(/[.!?:\n]/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
  const long = words.filter((word) => [...word.replaceAll(/[-’'\p{M}]/gu, '')].length > 6).length
  return words.length / sentences + (100 * long) / words.length
}
