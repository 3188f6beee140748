/**
 * A made-up language for tests: every word longer and marked, every placeholder kept. A sentence that shows up unmarked
 * on a screen is hard-coded; one that is cut has no room for the next language.
 */
import type { Messages } from '@lingui/core'
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage'
import type { Catalogue } from './index.tsx'

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
  n: 'ñn',
  r: 'ŕr',
  s: 'śs',
}

/** Two fifths longer: what a sentence gains at most on its way from Swedish to another language of Latin letters. */
const stretched = (text: string) => text.replace(/[aeiouyåäönrs]/g, (letter) => marks[letter] ?? letter)

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

/** The messages of the made-up language, compiled as the build compiles a real one's: `Tillbaka` is `[Tíillbáakáa]`. */
export function pseudoMessages(catalogue: Catalogue): Messages {
  const messages = Object.entries(catalogue).map(([id, message]) => [
    id,
    ['[', ...pseudo(compileMessage(message)), ']'],
  ])
  return Object.fromEntries(messages)
}
