/** `node scripts/contacts.ts`: are the help numbers checked lately enough? Warns after 90 days, fails after 180. */
import { pathToFileURL } from 'node:url'
import { civilDay, daysBetween } from '#aggregate'
import { checked } from '../src/answering/contacts.ts'

/** Both are civil dates. */
export function contactsVerdict(
  checked: string,
  today: string,
): { readonly is: 'fresh' | 'ageing' | 'old'; readonly said: string } {
  const days = daysBetween(checked, today)
  const is = days > 180 ? 'old' : days > 90 ? 'ageing' : 'fresh'
  return {
    is,
    said: `The help list in src/answering/contacts.ts was checked ${days} days ago (${checked}). Check every number against its own page and change the date.`,
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { is, said } = contactsVerdict(checked, civilDay(Date.now()))
  if (is !== 'fresh') console.error(said)
  if (is === 'old') process.exitCode = 1
}
