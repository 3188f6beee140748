/** A passphrase for one door: six words of 2 048, 66 bits. */
import { passphraseWords } from './words-for-passphrases.ts'

const WORDS = 6

export function generatePassphrase(): string {
  // 2 048 divides 65 536, so the remainder favours no word.
  const drawn = crypto.getRandomValues(new Uint16Array(WORDS))
  return Array.from(drawn, (number) => passphraseWords[number % passphraseWords.length]).join(' ')
}
