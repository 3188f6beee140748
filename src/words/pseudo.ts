/**
 * A made-up language for tests: every word longer and marked, every placeholder kept. A sentence that shows up unmarked
 * on a screen is hard-coded; one that is cut has no room for the next language.
 */
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage'
import { type Catalogue, type Words, wordsOf } from './index.tsx'

const marks: Readonly<Record<string, string>> = {
  a: 'áa',
  e: 'éé',
  i: 'íi',
  o: 'óo',
  u: 'úu',
  y: 'ýy',
  å: 'åå',
  ä: 'ää',
  ö: 'öö',
}

const stretched = (text: string) => text.replace(/[aeiouyåäö]/g, (letter) => marks[letter] ?? letter)

function pseudo(message: CompiledMessage): CompiledMessage {
  return message.map((token) => {
    if (typeof token === 'string') return stretched(token)
    const [name, format = '', choices] = token
    if (typeof choices !== 'object' || choices === null) return token
    const inner = Object.entries(choices).map(([key, choice]) => [
      key,
      Array.isArray(choice) ? pseudo(choice as CompiledMessage) : choice,
    ])
    return [name, format, Object.fromEntries(inner)]
  })
}

/** The pseudo-language made from a catalogue: `Nästa` is `[Näästáa]`. */
export function pseudoWords(catalogue: Catalogue): Words {
  const messages = Object.entries(catalogue).map(([id, message]) => [
    id,
    ['[', ...pseudo(compileMessage(message)), ']'],
  ])
  return wordsOf('sv', Object.fromEntries(messages))
}
