/** `node scripts/contacts.ts`: are the help numbers checked lately enough? Warns after 90 days, fails after 180. */
import { pathToFileURL } from 'node:url'
import { checked } from '../src/answering/contacts.ts'

/** `now` in milliseconds; `checked` a civil date. */
export function contactsVerdict(
  checked: string,
  now: number,
): { readonly is: 'fresh' | 'ageing' | 'old'; readonly said: string } {
  const days = Math.floor((now - Date.parse(checked)) / 86_400_000)
  const is = days > 180 ? 'old' : days > 90 ? 'ageing' : 'fresh'
  return {
    is,
    said: `The help list in src/answering/contacts.ts was checked ${days} days ago (${checked}). Check every number against its own page and change the date.`,
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { is, said } = contactsVerdict(checked, Date.now())
  if (is !== 'fresh') console.error(said)
  if (is === 'old') process.exitCode = 1
}
