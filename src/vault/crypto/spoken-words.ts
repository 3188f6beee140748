/** Four words by which two people hear, over the telephone, that what came to one of them is what the other made. */
import { hex, sha256, utf8 } from './bytes.ts'
import { ITERATIONS } from './costs.ts'
import { bitsOf } from './derive.ts'
import { derivedKey } from './passphrase-key.ts'

const WORDS = 4
/** Nothing secret is derived, and both ends must come to the same words: `mattstock|four-words` in base64url. */
const SALT = 'bWF0dHN0b2NrfGZvdXItd29yZHM'

/**
 * Of 2 048 words each, 44 bits. Made slowly: whoever would put another text in the place of this one looks for one with the
 * same words, and pays as for a guess of a passphrase at each.
 */
export async function spokenWords(text: string): Promise<string> {
  const { passphraseWords } = await import('./words-for-passphrases.ts')
  const hash = hex(await sha256(utf8(text)))
  const key = await derivedKey(hash, { name: 'PBKDF2-SHA-256', iterations: ITERATIONS, salt: SALT })
  const drawn = new DataView((await bitsOf(key, utf8('mattstock'), 'four-words')).buffer)
  return Array.from({ length: WORDS }, (_, i) => passphraseWords[drawn.getUint16(2 * i) % passphraseWords.length]).join(
    ' ',
  )
}

/** Whether what somebody typed, as they heard it, are these words. */
export const areTheWords = (typed: string, words: string): boolean =>
  typed
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .split(/[\s,.]+/u)
    .filter(Boolean)
    .join(' ') === words
