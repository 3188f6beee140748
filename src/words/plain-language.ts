/** How easy a text is to read: Björnsson's index, and its longest sentence. For our own Swedish to those who answer. Pure. */
import { lix } from '#instruments'

export interface Plainness {
  readonly words: number
  readonly sentences: number
  readonly lix: number
  readonly longest: { readonly words: number; readonly text: string }
}

const wordsIn = (text: string) => text.trim().split(/\s+/u).filter(Boolean).length

/** A message as it is read: the last branch of a plural, and a figure where one is put in. */
const asRead = (message: string) =>
  message.replace(/\{\w+, (?:plural|select), .*?other \{([^{}]*)\}\}/gu, '$1').replace(/\{\w+\}|#/gu, '7')

/** Labels of three words or fewer are no sentences, and are left out. */
export function plainness(messages: readonly string[]): Plainness {
  const texts = messages.map(asRead).filter((text) => wordsIn(text) > 3)
  const sentences = texts.flatMap((text) => text.split(/[.!?:](?:\s|$)/u)).filter((one) => wordsIn(one) > 0)
  const longest = sentences.reduce((most, one) => (wordsIn(one) > wordsIn(most) ? one : most), '').trim()
  return {
    words: texts.reduce((sum, text) => sum + wordsIn(text), 0),
    sentences: sentences.length,
    lix: lix(texts.join('\n')),
    longest: { words: wordsIn(longest), text: longest },
  }
}

/** The design's limit for whatever a youth is given to read, and a sentence that can be taken in at once. */
export const tooHard = ({ lix, longest }: Plainness): boolean => lix > 30 || longest.words > 15
