/** What a screen reader says of what stands in jsdom, from its beginning to its end. */
import { virtual } from '@guidepup/virtual-screen-reader'

/** One phrase after another. */
export async function spoken(): Promise<readonly string[]> {
  // A browser hides what is folded away; jsdom does not.
  for (const part of document.querySelectorAll('details:not([open]) > :not(summary)')) part.setAttribute('hidden', '')
  await virtual.start({ container: document.body })
  for (let i = 0; i < 500; i++) {
    if ((await virtual.lastSpokenPhrase()) === 'end of document') break
    await virtual.next()
  }
  const log = await virtual.spokenPhraseLog()
  await virtual.stop()
  return log
}
