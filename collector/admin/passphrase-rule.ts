/**
 * What a passphrase that somebody chooses must be. The app lets nobody choose: it draws six words. Here one is drawn and
 * offered in the same way, and one that is typed must leave a guesser as much work: twelve characters, of which eight
 * cannot be foreseen from those before them.
 */
export const shortestPassphrase = 12
const fewestUnforeseen = 8

export type PassphraseFault = 'too-short' | 'too-easy'

/** Null for one that will do. Case, spaces and marks add nothing that a guesser does not try. */
export function faultOfPassphrase(typed: string): PassphraseFault | null {
  if ([...typed].length < shortestPassphrase) return 'too-short'
  const bare = [...withoutCommon(typed.normalize('NFKC').toLowerCase()).replace(/[\s\p{P}]/gu, '')]
  const unforeseen = bare.filter((_, i) => !isForeseen(bare, i)).length
  return unforeseen < fewestUnforeseen ? 'too-easy' : null
}

/** A step on from the one before (abcd, 4321, aaaa), a key beside it (qwer), or what stood at the same place of a part repeated. */
function isForeseen(text: readonly string[], at: number): boolean {
  const [own = '', before] = [text[at], text[at - 1]]
  if (before === undefined) return false
  const step = Math.abs((own.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0))
  const neighbours = rows.some((row) => row.includes(before + own) || row.includes(own + before))
  return step <= 1 || neighbours || repeats(text, at)
}

/** The two that end here stood beside each other before. */
function repeats(text: readonly string[], at: number): boolean {
  const pair = `${text[at - 1]}${text[at]}`
  return text.slice(0, at).join('').includes(pair)
}

const rows = ['1234567890', 'qwertyuiopå', 'asdfghjklöä', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm']

/** First in every list of leaked passwords, and ours: each stands for one character. */
const common =
  /password|passwort|lösenord|losenord|lösenfras|losenfras|passphrase|hemlig|välkommen|valkommen|welcome|sommar|vinter|summer|winter|sverige|stockholm|admin|letmein|iloveyou|dragon|monkey|måttstock|mattstock|samlare|collector|första|linjen/g
const withoutCommon = (text: string) => text.replace(common, '\u{1F511}')
