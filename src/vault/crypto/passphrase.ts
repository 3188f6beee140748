/** A passphrase for one member of staff: six words of 2 048, 66 bits. */
const WORDS = 6

/** The list is fetched when it is asked for: whoever answers has no use for it. */
export async function generatePassphrase(): Promise<string> {
  const { passphraseWords } = await import('./words-for-passphrases.ts')
  // 2 048 divides 65 536, so the remainder favours no word.
  const drawn = crypto.getRandomValues(new Uint16Array(WORDS))
  return Array.from(drawn, (number) => passphraseWords[number % passphraseWords.length]).join(' ')
}
